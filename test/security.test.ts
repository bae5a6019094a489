import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { checkTls } from '../src/cli/doctor/check-network.ts';
import { isTlsVerified } from '../src/config/tls-verification.ts';
import { aHouse, duban } from './support/a-running-bot.ts';

const SWITCH = /rejectUnauthorized|NODE_TLS_REJECT_UNAUTHORIZED|checkServerIdentity|strictSSL/;

function filesUnder(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => join(parentPath, name));
}

describe('the check of certificates', () => {
  it('has no switch in the sources, the scripts or the image', () => {
    const files = [
      ...['src', 'scripts', 'config', '.ci'].flatMap(filesUnder),
      'Dockerfile',
      'compose.yaml',
      'package.json',
    ];
    expect(files.length).toBeGreaterThan(300);
    const mentions = files.filter((file) => SWITCH.test(readFileSync(file, 'utf8')));
    // The one that refuses it.
    expect(mentions).toEqual(['src/config/tls-verification.ts']);
    expect(readFileSync('src/config/tls-verification.ts', 'utf8')).not.toMatch(/process\.env/);
  });

  it.each([
    ['0', false],
    [' 0 ', false],
    ['', true],
    ['1', true],
    [undefined, true],
  ])('is on where NODE_TLS_REJECT_UNAUTHORIZED is %j: %j', (value, verified) => {
    const env = { NODE_TLS_REJECT_UNAUTHORIZED: value };
    expect(isTlsVerified(env)).toBe(verified);
    expect(checkTls(env).map(({ severity }) => severity)).toEqual(verified ? [] : ['wrong']);
  });

  it.each([
    { args: ['start', '--port', '0'], refused: '不予启动' },
    { args: ['push', 'overdue', '--group', 'all'], refused: '不予发送' },
  ])('is not given up by $args.0, whatever the environment says', ({ args, refused }) => {
    const { status, stderr, stdout } = duban(aHouse(), args, { NODE_TLS_REJECT_UNAUTHORIZED: '0' });
    expect(status).toBe(1);
    expect(stderr).toContain(`NODE_TLS_REJECT_UNAUTHORIZED=0 关闭了证书校验，${refused}`);
    expect(stderr).toContain('NODE_EXTRA_CA_CERTS');
    expect(stdout).toBe('');
  });
});

describe('the packages that are shipped', () => {
  interface Locked {
    readonly packages: Readonly<Record<string, { readonly license?: string; readonly dev?: true }>>;
  }
  const { packages } = JSON.parse(readFileSync('package-lock.json', 'utf8')) as Locked;
  const byLicence = new Map<string, Set<string>>();
  for (const [path, { license = 'none', dev }] of Object.entries(packages)) {
    if (path === '' || dev === true) continue;
    const name = path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length);
    byLicence.set(license, (byLicence.get(license) ?? new Set()).add(name));
  }

  it('are under permissive licences alone', () => {
    const permissive = ['0BSD', 'Apache-2.0', 'BSD-2-Clause', 'BSD-3-Clause', 'BlueOak-1.0.0', 'ISC', 'MIT'];
    // The font may be shipped with anything; Python's licence, on a port of one of its modules, is a BSD one in all but name.
    const besides = ['OFL-1.1', 'PSF-2.0'];
    expect([...byLicence.keys()].filter((one) => ![...permissive, ...besides].includes(one))).toEqual([]);
    expect([...(byLicence.get('OFL-1.1') ?? [])]).toEqual(['@embedpdf/fonts-sc']);
    expect([...(byLicence.get('PSF-2.0') ?? [])]).toEqual(['argparse']);
  });

  it('are listed in docs/security.md, each under its licence', () => {
    const documented = [
      ...readFileSync('docs/security.md', 'utf8').matchAll(/^\| ([\w.-]+) \| (\d+) \| (.+) \|$/gm),
    ];
    const listed = documented.map(([, licence, count, names]) => ({ licence, count: Number(count), names }));
    const shipped = [...byLicence].map(([licence, names]) => ({
      licence,
      count: names.size,
      names: [...names].sort().join(', '),
    }));
    expect(listed).toEqual(shipped.sort((a, b) => b.count - a.count || (a.licence < b.licence ? -1 : 1)));
  });
});
