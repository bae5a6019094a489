import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:https';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { getJson, postJson, postMedia } from '../../src/platforms/ask-vendor.ts';
import { SELF_SIGNED_CERTIFICATE, SELF_SIGNED_KEY } from './self-signed.ts';

/** Asks as the built program does, in a process of its own: Node reads the trusted certificates at its start. */
const ASK = `
  import { postJson } from './dist/platforms/ask-vendor.js';
  process.stdout.write(JSON.stringify(await postJson(fetch, process.argv[1], '{}')));
`;

describe('a vendor behind TLS', () => {
  let server: Server;
  let url: string;
  let asked = 0;
  const folder = mkdtempSync(join(tmpdir(), 'duban-tls-'));
  const authority = join(folder, 'ca.pem');

  beforeAll(async () => {
    writeFileSync(authority, SELF_SIGNED_CERTIFICATE);
    server = createServer({ key: SELF_SIGNED_KEY, cert: SELF_SIGNED_CERTIFICATE }, (_, response) => {
      asked += 1;
      response.end('{"errcode":0}');
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    url = `https://127.0.0.1:${(server.address() as AddressInfo).port}/robot/send?access_token=secret`;
  });
  afterAll(() => {
    server.closeAllConnections();
    server.close();
    rmSync(folder, { recursive: true });
  });

  async function askElsewhere(env: Record<string, string>): Promise<unknown> {
    const child = spawn(process.execPath, ['--input-type=module', '-e', ASK, url], {
      env: { ...process.env, ...env },
    });
    let stdout = '';
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      stdout += text;
    });
    await once(child, 'close');
    return JSON.parse(stdout);
  }

  it('with a certificate that nobody vouches for is told nothing, by no way of asking', async () => {
    const refused = {
      kind: 'refused',
      reason: 'unreachable',
      remedy: 'retry',
      code: 'DEPTH_ZERO_SELF_SIGNED_CERT',
    };
    const file = { name: 'a.xlsx', contentType: 'text/plain', bytes: new Uint8Array(1) };
    expect(await postJson(fetch, url, '{}')).toEqual(refused);
    expect(await getJson(fetch, url)).toEqual(refused);
    expect(await postMedia(fetch, url, file)).toEqual(refused);
    expect(asked).toBe(0);
  });

  it('is trusted where NODE_EXTRA_CA_CERTS names who vouches for it, and not before', async () => {
    expect(await askElsewhere({})).toMatchObject({ kind: 'refused', reason: 'unreachable' });
    expect(asked).toBe(0);
    expect(await askElsewhere({ NODE_EXTRA_CA_CERTS: authority })).toMatchObject({
      kind: 'answered',
      status: 200,
    });
    expect(asked).toBe(1);
  });
});
