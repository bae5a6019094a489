import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Instruments } from '../../../src/cli/doctor/gather-findings.ts';
import { type Diagnosis, diagnosisJson, diagnosisText, examine } from '../../../src/cli/doctor.ts';
import { readSetting } from '../../../src/cli/setting.ts';
import { holdFolder } from '../../../src/control/hold-folder.ts';
import { noteBackup } from '../../../src/store/backup/make-backup.ts';
import { openLowdbStore } from '../../../src/store/lowdb/open-lowdb-store.ts';
import { duban } from '../../support/a-running-bot.ts';
import { anAssignment, aPerson, at, ZONE } from '../../support/a-task.ts';

const CONFIG = `
wecom:
  baseUrl: https://qyapi.example.com
  bots: [{ id: b, token: abc123, encodingAESKey: abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG }]
groups:
  - { id: all, title: 全县群, wecom: { chatId: a, webhookKey: secret-key }, posts: { overdue: {} } }
  - { id: office, title: 督查室群, wecom: { chatId: o, webhookKey: other-key } }
alerts: [{ group: office }]
`;

/** A folder with a config and, inside, a data folder of the owner's alone. */
function aHouse(config = CONFIG) {
  const folder = mkdtempSync(join(tmpdir(), 'duban-doctor-'));
  const file = join(folder, 'duban.yaml');
  const data = join(folder, 'data');
  writeFileSync(file, config);
  mkdirSync(join(data, 'holidays'), { recursive: true, mode: 0o700 });
  // Whatever the day of the test, the tables of its years are there.
  for (const year of [0, 1].map((next) => new Date().getFullYear() + next)) {
    writeFileSync(join(data, 'holidays', `${year}.json`), JSON.stringify({ year, rest: [], work: [] }));
  }
  return { folder, config: file, data };
}

const WELL: Instruments = {
  env: {},
  reach: () => Promise.resolve({ kind: 'reached', aheadMs: 0 }),
  drawable: () => Promise.resolve({ drawable: true }),
  machine: { node: 'v20.19.0', heapLimit: 2 ** 31 },
  health: () => Promise.resolve({ kind: 'ok' }),
  tryPort: () => Promise.resolve(undefined),
  askToken: () => () => Promise.resolve({ kind: 'token' }),
};

const examined = (house: ReturnType<typeof aHouse>, instruments = WELL): Promise<Diagnosis> =>
  examine(() => readSetting(house), instruments);

const wrongOf = ({ findings }: Diagnosis): readonly string[] =>
  findings.filter(({ severity }) => severity === 'wrong').map(({ what }) => what);

async function withLedger(house: ReturnType<typeof aHouse>): Promise<void> {
  const store = await openLowdbStore({ folder: house.data, zone: ZONE });
  await store.updateDirectory((directory) => ({
    ...directory,
    people: [
      aPerson({ accounts: { wecom: 'zhangsan' }, roles: ['owner', 'liaison'] }),
      aPerson({ id: 'p3', name: '周敏', roles: ['supervisor'], accounts: { wecom: 'zhoumin' } }),
    ],
  }));
  const year = new Date().getFullYear();
  await store.update({ year, no: 1 }, () => ({
    entries: [{ ...anAssignment({ due: undefined }), at: at(`${year}-01-01`) }],
    result: undefined,
  }));
  await store.close();
}

describe('examine', () => {
  it('finds nothing wrong with an office in order, and leaves it as it was', async () => {
    const house = aHouse();
    await withLedger(house);
    await noteBackup(house.data, { at: new Date().toISOString().replace('Z', '+00:00'), to: '/backup' });
    const diagnosis = await examined(house);
    expect(diagnosis.findings.filter(({ severity }) => severity !== 'ok')).toEqual([]);
    expect(diagnosis.ok).toBe(true);
    const checks = [...new Set(diagnosis.findings.map(({ check }) => check))];
    expect(checks).toEqual(
      'config machine data roster ledger calls backup calendar clock rooms times picture network server'.split(
        ' ',
      ),
    );
    expect(await examined(house)).toEqual(diagnosis);
  });

  it('takes the mistakes of the config, and of the holiday files, for findings', async () => {
    const broken = await examined(aHouse(`server: { prot: 1 }\nwecom: { bots: [{ token: "$\{NOWHERE}" }] }`));
    expect(broken.ok).toBe(false);
    expect(wrongOf(broken).map((what) => what.split('：')[1])).toEqual(
      expect.arrayContaining(['server.prot', 'wecom.bots[0].token', 'wecom.bots[0].id']),
    );
    const house = aHouse();
    writeFileSync(join(house.data, 'holidays', '2031.json'), '{');
    expect(wrongOf(await examined(house))[0]).toContain('2031.json');
  });

  it('finds what cannot be reached, and damaged files, with everything else still looked at', async () => {
    const house = aHouse();
    await withLedger(house);
    const year = new Date().getFullYear();
    writeFileSync(join(house.data, String(year), 'tasks', '0001.json'), '{"half');
    const cut: Instruments = {
      ...WELL,
      reach: () => Promise.resolve({ kind: 'unreached', code: 'timeout' }),
    };
    const diagnosis = await examined(house, cut);
    expect(diagnosis.ok).toBe(false);
    expect(wrongOf(diagnosis)).toEqual([
      expect.stringContaining('0001.json'),
      '网络：连不上 qyapi.example.com，等不到回应（timeout）',
    ]);
  });

  it('tells a bot that is running, and one of another version', async () => {
    const house = aHouse();
    const held = await holdFolder(house.data, '0.0.1');
    const { findings } = await examined(house);
    await held.release();
    expect(findings).toContainEqual(
      expect.objectContaining({ severity: 'attention', what: expect.stringContaining('正在运行的是 0.0.1') }),
    );
    expect((await examined(house)).findings).toContainEqual(
      expect.objectContaining({ severity: 'ok', what: '机器人：没有在运行' }),
    );
  });

  it('looks at the data folder: not there yet, no folder, open to others', async () => {
    const at = async (data: string) => {
      const { findings } = await examine(() => readSetting({ ...aHouse(), data }), WELL);
      return findings
        .filter(({ check }) => check === 'data')
        .map(({ severity, what }) => `${severity} ${what}`);
    };
    const { folder, config, data } = aHouse();
    expect(await at(join(folder, 'new', 'data'))).toEqual([expect.stringMatching(/^attention .*还没有/)]);
    expect(await at(config)).toContainEqual(expect.stringMatching(/^wrong .*打不开或不是文件夹/));
    chmodSync(data, 0o755);
    expect(await at(data)).toContainEqual(expect.stringMatching(/^attention .*其他用户/));
  });

  it('finds what is left of a kill or a half restore, files of others, and no backup of late', async () => {
    const house = aHouse();
    await withLedger(house);
    writeFileSync(join(house.data, 'journal-3.log'), '');
    const year = String(new Date().getFullYear());
    chmodSync(join(house.data, year, 'tasks', '0001.json'), 0o600);
    const said = async () =>
      (await examined(house)).findings
        .filter(({ check }) => check === 'data' || check === 'backup')
        .map(({ severity, what }) => `${severity} ${what}`);
    expect(await said()).toContainEqual(expect.stringMatching(/^ok .*没有正常停机（留有 journal-3.log）/));
    expect(await said()).toContainEqual('attention 备份：没有用 duban backup 备份过');
    const weekAgo = new Date(Date.now() - 8 * 24 * 3_600_000).toISOString().replace('Z', '+00:00');
    await noteBackup(house.data, { at: weekAgo, to: '/backup/old' });
    expect(await said()).toContainEqual('attention 备份：上一次是8天前（/backup/old）');
    rmSync(join(house.data, 'people.json'));
    expect(wrongOf(await examined(house))).toEqual([]);
    const mark = { stage: 'copying', from: '/backup/old', backup: 'x' };
    writeFileSync(join(house.data, 'restoring.json'), JSON.stringify(mark));
    expect(wrongOf(await examined(house))).toEqual([
      expect.stringContaining('只恢复了一半，不能使用。请再执行一次 duban restore /backup/old'),
    ]);
  });

  it('says no secret', async () => {
    const text = diagnosisText(await examined(aHouse()));
    for (const secret of ['secret-key', 'other-key', 'abc123', 'abcdefghijklmnop'])
      expect(text).not.toContain(secret);
  });
});

describe('what is printed', () => {
  const diagnosis: Diagnosis = {
    ok: false,
    findings: [
      { check: 'config', severity: 'ok', what: '配置好' },
      { check: 'clock', severity: 'attention', what: '时钟慢', remedy: '校准' },
      { check: 'network', severity: 'wrong', what: '连不上' },
    ],
  };

  it('is a line a finding, and what they come to', () => {
    expect(diagnosisText(diagnosis)).toBe(
      '✓ 配置好\n！ 时钟慢　→ 校准\n✗ 连不上\n共查3项，1项需要处理（✗），1项请留意（！）\n',
    );
    expect(diagnosisText({ ok: true, findings: diagnosis.findings.slice(0, 1) })).toContain('一切正常');
  });

  it('is one JSON object for programmes', () => {
    expect(JSON.parse(diagnosisJson(diagnosis))).toEqual(diagnosis);
  });
});

describe('duban doctor', () => {
  it('ends with 1 where something is wrong, with 0 where something only wants attention', () => {
    const broken = duban(aHouse('server: { prot: 1 }'), ['doctor', '--json']);
    expect(broken.status).toBe(1);
    expect(JSON.parse(broken.stdout)).toMatchObject({ ok: false });
    expect(broken.stderr).toContain('✗');
    const sandbox = duban(aHouse('{}'), ['doctor']);
    expect(sandbox.status).toBe(0);
    expect(sandbox.stdout).toContain('！ 配置：');
  });
});
