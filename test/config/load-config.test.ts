import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { type LoadOptions, loadConfig } from '../../src/config/load-config.ts';

const folder = mkdtempSync(join(tmpdir(), 'duban-config-'));

function written(name: string, content: string | Uint8Array): string {
  writeFileSync(join(folder, name), content);
  return name;
}

function load(options: Partial<LoadOptions>) {
  return loadConfig({ env: {}, cwd: folder, ...options });
}

function server(options: Partial<LoadOptions>): unknown {
  const loaded = load(options);
  return loaded.ok ? loaded.config.server : loaded.mistakes;
}

describe('loadConfig', () => {
  it('reads the default file of the package wherever it is started, with data below that place', () => {
    const loaded = load({});
    expect(loaded).toMatchObject({ ok: true, config: { data: join(folder, 'data') } });
    expect(loaded.file).toMatch(/\/config\/default\.yaml$/);
  });

  it('lets the command line beat the environment and the environment beat the file', () => {
    const file = written('own.yaml', 'data: from-file\nserver: { port: 1111, host: 10.0.0.1 }');
    const env = {
      DUBAN_CONFIG: file,
      DUBAN_DATA: 'from-env',
      PORT: '2222',
      DUBAN_HOST: '0.0.0.0',
      DUBAN_SANDBOX: 'open',
    };
    expect(load({ file })).toMatchObject({
      config: { data: join(folder, 'from-file'), server: { port: 1111 } },
    });
    expect(load({ env })).toMatchObject({
      file: join(folder, file),
      config: { data: join(folder, 'from-env'), server: { port: 2222, host: '0.0.0.0', sandbox: 'open' } },
    });
    expect(load({ env, data: '/from/line', port: 3333 })).toMatchObject({
      config: { data: '/from/line', server: { port: 3333, host: '0.0.0.0' } },
    });
    const other = written('other.yaml', 'timezone: Asia/Urumqi');
    expect(load({ env, file: other })).toMatchObject({ config: { timezone: 'Asia/Urumqi' } });
  });

  it('keeps what the file says of the server where nothing overrules it', () => {
    const file = written(
      'server.yaml',
      'server: { publicUrl: "https://duban.example.gov.cn", sandbox: open }',
    );
    expect(server({ file, env: { PORT: '0' } })).toEqual({
      host: '127.0.0.1',
      port: 0,
      publicUrl: 'https://duban.example.gov.cn',
      sandbox: 'open',
    });
  });

  it('takes a variable left blank for one that is not set', () => {
    expect(server({ env: { PORT: ' ', DUBAN_CONFIG: '', DUBAN_NOW: '\r' } })).toMatchObject({ port: 3000 });
  });

  it('names the variable or option that is wrong, beside the mistakes of the file', () => {
    const file = written('wrong.yaml', 'review: none');
    const loaded = load({ file, env: { PORT: 'http', DUBAN_SANDBOX: 'yes', DUBAN_NOW: '2026-11-23' } });
    expect(loaded).toMatchObject({
      ok: false,
      mistakes: [
        { path: 'review' },
        { path: 'PORT', problem: '不是数字', remedy: '写整数' },
        { path: 'DUBAN_SANDBOX', remedy: '写 loopback、open 之一' },
        { path: 'DUBAN_NOW', problem: '不是带时区的时刻' },
      ],
    });
    expect(load({ port: '99999' })).toMatchObject({ mistakes: [{ path: '--port', problem: '数字太大' }] });
  });

  it('tells of a file that is missing, a folder, or not UTF-8', () => {
    const path = (name: string) => join(folder, name);
    expect(load({ file: 'none.yaml' })).toMatchObject({
      ok: false,
      mistakes: [{ path: path('none.yaml'), problem: '没有这个文件' }],
    });
    expect(load({ file: '.' })).toMatchObject({
      mistakes: [{ path: folder, problem: '是文件夹，不是文件' }],
    });
    const gbk = written('gbk.yaml', Uint8Array.from([0x61, 0x3a, 0x20, 0xb6, 0xbd, 0xb0, 0xec]));
    expect(load({ file: gbk })).toMatchObject({
      mistakes: [{ path: path('gbk.yaml'), problem: '不是 UTF-8 编码' }],
    });
  });

  it('reads a file that an editor began with a byte order mark', () => {
    const file = written('bom.yaml', '\uFEFFtimezone: Asia/Urumqi\r\n');
    expect(load({ file })).toMatchObject({ ok: true, config: { timezone: 'Asia/Urumqi' } });
  });
});
