import { describe, expect, it } from 'vitest';
import { checkCalendar } from '../../../src/cli/doctor/check-calendar.ts';
import { checkCalls } from '../../../src/cli/doctor/check-calls.ts';
import { checkClock } from '../../../src/cli/doctor/check-clock.ts';
import { checkLedger } from '../../../src/cli/doctor/check-ledger.ts';
import { checkNetwork } from '../../../src/cli/doctor/check-network.ts';
import { checkPicture } from '../../../src/cli/doctor/check-picture.ts';
import { checkRooms } from '../../../src/cli/doctor/check-rooms.ts';
import { checkRoster } from '../../../src/cli/doctor/check-roster.ts';
import { checkScopes } from '../../../src/cli/doctor/check-scopes.ts';
import { checkTimes } from '../../../src/cli/doctor/check-times.ts';
import type { Finding } from '../../../src/cli/doctor/finding.ts';
import { composeRooms } from '../../../src/compose-rooms.ts';
import { createOfficeCalendar } from '../../../src/config/office-calendar.ts';
import { day } from '../../../src/domain/day.ts';
import type { Post } from '../../../src/domain/post.ts';
import { createCronMatcher } from '../../../src/schedule/cron-matcher.ts';
import { aDirectory, aPerson, aTask, at, aUnit, ZONE } from '../../support/a-task.ts';
import { aConfig } from './a-config.ts';

/** `severity what`, a line each. */
const said = (findings: readonly Finding[]): readonly string[] =>
  findings.map(({ severity, what }) => `${severity} ${what}`);

const silent = { info: () => {}, warn: () => {}, error: () => {} };
const calendar = createOfficeCalendar([]);

describe('checkRoster, where something is to be signed', () => {
  it('misses whoever may sign', () => {
    const { groups } = aConfig(['{ id: all, title: 全县群, wecom: { chatId: a }, posts: { monthly: {} } }']);
    const check = (...roles: ('supervisor' | 'signer')[]) =>
      said(
        checkRoster({ groups }, aDirectory({ people: [aPerson({ roles, accounts: { wecom: 'a' } })] }), []),
      );
    expect(check('supervisor')).toEqual([expect.stringMatching(/^attention 花名册：没有审定人/)]);
    expect(check('supervisor', 'signer')).toEqual([expect.stringMatching(/^ok /)]);
  });
});

describe('checkCalendar', () => {
  const check = (on: string, of = calendar) => checkCalendar(day(on), of, '/data');

  it('finds the coming year missing from 1 November, and this year at any time', () => {
    expect(said(check('2026-10-31'))).toEqual(['ok 工作日历：有2026年的节假日表']);
    expect(check('2026-11-01')).toMatchObject([
      { severity: 'attention', remedy: expect.stringContaining('/data/holidays/2027.json') },
    ]);
    expect(check('2090-03-01')).toMatchObject([
      { severity: 'wrong', what: expect.stringContaining('缺2090年') },
    ]);
    const own = createOfficeCalendar([{ year: 2027, rest: [], work: [], festivals: {} }]);
    expect(said(check('2026-11-01', own))).toEqual(['ok 工作日历：有2026、2027年的节假日表']);
  });
});

describe('checkClock', () => {
  const MINUTE = 60_000;
  const facts = { now: at('2026-11-23 10:00'), zone: ZONE, rehearsal: false, realVendors: true };
  const ahead = (ms: number) => new Map([['qyapi.example.com', ms]]);

  it('shows the time, and forgives what the network may take', () => {
    for (const ms of [0, -59_000, 59_000]) {
      expect(said(checkClock({ ...facts, ahead: ahead(ms) }))).toEqual([
        'ok 时钟：2026-11-23 10:00（Asia/Shanghai）',
      ]);
    }
  });

  it('finds a clock that is off, worse where callbacks would be refused', () => {
    expect(checkClock({ ...facts, ahead: ahead(-3 * MINUTE) })).toMatchObject([
      { severity: 'attention', what: expect.stringContaining('比 qyapi.example.com 慢3分钟') },
    ]);
    expect(checkClock({ ...facts, ahead: ahead(10 * MINUTE) })).toMatchObject([
      { severity: 'wrong', what: expect.stringContaining('快10分钟') },
    ]);
  });

  it('says that a rehearsal is on, and finds it wrong where the vendors are real', () => {
    const rehearsal = { ...facts, rehearsal: true, ahead: ahead(99 * MINUTE) };
    expect(checkClock(rehearsal)).toMatchObject([{ severity: 'wrong' }]);
    expect(checkClock({ ...rehearsal, realVendors: false })).toMatchObject([{ severity: 'attention' }]);
  });
});

describe('checkRooms', () => {
  const check = (groups: readonly string[], more?: string) => {
    const config = aConfig(groups, more);
    const roomsOf = composeRooms({ config, clock: { now: () => 0, to: () => {} }, logger: silent });
    return checkRooms(config, { roomsOf });
  };
  const office = '{ id: office, title: 督查室群, wecom: { chatId: o, webhookKey: k0 } }';
  const county = (posts: string, key = ', webhookKey: k1') =>
    `{ id: all, title: 全县群, wecom: { chatId: a${key} }, posts: ${posts} }`;

  it('finds nothing where every post has its address and the supervisors their room', () => {
    expect(
      said(check([county('{ overdue: {}, weekly: {} }'), office], 'alerts: [{ group: office }]')),
    ).toEqual(['ok 推送：1个群有定时发送，都有推送地址']);
  });

  it('finds a post without an address, and no key in what it says', () => {
    const findings = check([county('{ overdue: {} }', ''), office], 'alerts: [{ group: office }]');
    expect(said(findings)).toEqual(['wrong 推送：群“全县群”（all）没有推送地址，每日提醒发不出去']);
    expect(JSON.stringify(findings)).not.toContain('k0');
  });

  it('says that what is held or signed goes by itself without a room for supervisors', () => {
    const posts = county('{ weekly: {}, monthly: {}, overdue: {} }');
    // The group itself is no place to look at its draft.
    expect(said(check([posts], 'alerts: [{ group: all }]'))).toEqual([
      'attention 推送：群“全县群”（all）的周调度、月通报要先给督查员看或审定人签发，但没有督查员的群可看，会到点直接发出',
    ]);
    expect(said(check([county('{ weekly: { release: auto } }')], 'alerts: [{ group: all }]'))).toEqual([
      'ok 推送：1个群有定时发送，都有推送地址',
    ]);
  });

  it('says where trouble has no address', () => {
    const deaf = '{ id: office, title: 督查室群, wecom: { chatId: o } }';
    expect(said(check([county('{ overdue: {} }')]))).toEqual([
      'attention 推送：没有写 alerts，发送失败时没有地方告诉督查员',
    ]);
    expect(said(check([county('{ overdue: {} }'), deaf], 'alerts: [{ group: office }]'))).toEqual([
      'attention 推送：alerts 里的 office 没有推送地址，告诉不到',
    ]);
    expect(said(check([office]))).toEqual(['attention 推送：没有一个群写了 posts，机器人不会主动发送']);
  });
});

describe('checkTimes', () => {
  const times = { matches: createCronMatcher(), calendar, zone: ZONE };
  const check = (posts: string) => {
    const group = `{ id: all, title: 全县群, wecom: { chatId: a, webhookKey: k }, posts: ${posts} }`;
    return said(checkTimes(aConfig([group]), day('2026-11-22'), times)).map((one) =>
      one.replace('推送时间：群“全县群”（all）的', ''),
    );
  };

  it('finds nothing wrong with the defaults', () => {
    const all = 'overdue near-due unreported weekly monthly quarterly halfyear yearly'.split(' ');
    expect(check(`{ ${all.map((kind) => `${kind}: {}`).join(', ')} }`)).toEqual([
      'ok 推送时间：都在工作日8时至18时之间',
    ]);
  });

  it.each([
    ['{ overdue: { cron: "0 18 * * *" } }', 'wrong 每日提醒定在18:00，18时以后不发送，会一直错过'],
    ['{ overdue: { cron: "30 7 * * *" } }', 'attention 每日提醒定在07:30，要等到8时才发'],
    ['{ overdue: { cron: "30 8 * * *", on: any } }', 'attention 每日提醒在休息日也发，如2026-11-22'],
    ['{ overdue: { cron: "30 8 29 2 *" } }', 'wrong 每日提醒一年内没有一天会发'],
    ['{ weekly: { cron: "30 8 * * *" } }', 'attention 周调度定在08:30，8时才给督查员看稿，不足一小时'],
    [
      '{ weekly: { cron: "0 9 * * 1" } }',
      'attention 周调度的 cron 已限定日子，on 又只取期内首个工作日，两样都合才发',
    ],
  ])('%s: %s', (posts, finding) => {
    expect(check(posts)).toEqual([finding]);
  });

  it('takes a month that is named besides the start of a year or quarter', () => {
    expect(check('{ yearly: { cron: "0 9 * 1 *" } }')).toEqual(['ok 推送时间：都在工作日8时至18时之间']);
  });
});

describe('checkRoster', () => {
  const both = '{ id: all, title: 全县群, wecom: { chatId: a } }';
  const config = aConfig([both]);
  const bound = (id: string) => ({ accounts: { wecom: `account-${id}` } });
  const supervisor = aPerson({
    id: 'p3',
    name: '周敏',
    unit: '督查室',
    roles: ['supervisor'],
    ...bound('p3'),
  });

  it('finds nothing where everybody has an account', () => {
    const directory = aDirectory({ people: [aPerson(bound('p1')), supervisor] });
    expect(said(checkRoster(config, directory, [aTask()]))).toEqual(['ok 花名册：2人，都有所在群平台的账号']);
  });

  it('names the owners of open tasks first, then the liaisons, and counts the rest', () => {
    const people = [
      aPerson({ id: 'p9', name: '赵六', unit: '财政局' }),
      aPerson({ id: 'p2', name: '李四', roles: ['liaison'], accounts: { dingtalk: 'd2' } }),
      aPerson(),
      aPerson({ id: 'p8', name: '离任的', disabled: true }),
      supervisor,
    ];
    expect(said(checkRoster(config, aDirectory({ people }), [aTask({ owner: '张三' })]))).toEqual([
      'attention 花名册：3人没有企业微信账号，那里只写姓名、@ 不到，其中1人有另一平台的账号：' +
        '在办事项责任人 张三（住房和城乡建设局）；联络员 李四（住房和城乡建设局）；其他1人',
    ]);
  });

  it("expects in a unit's group its own people only, in a leaders' group the leaders", () => {
    const directory = aDirectory({ people: [aPerson(), supervisor] });
    const elsewhere = [
      '{ id: cz, title: 财政局群, audience: unit, scope: { units: [财政局] }, wecom: { chatId: c } }',
      '{ id: ld, title: 领导群, audience: leaders, wecom: { chatId: l } }',
    ];
    expect(said(checkRoster(aConfig(elsewhere), directory, []))).toEqual([
      'ok 花名册：2人，都有所在群平台的账号',
    ]);
    const own =
      '{ id: zj, title: 住建局群, audience: unit, scope: { units: [住房和城乡建设局] }, wecom: { chatId: z } }';
    expect(checkRoster(aConfig([own]), directory, [])).toMatchObject([{ severity: 'attention' }]);
  });

  it('misses a supervisor, and everybody', () => {
    expect(said(checkRoster(config, aDirectory({ people: [aPerson(bound('p1'))] }), []))).toEqual([
      'attention 花名册：没有督查员，没有人能交办、审核、同意绑定',
    ]);
    expect(said(checkRoster(config, aDirectory({ people: [] }), []))).toEqual(['attention 花名册：还没有人']);
  });
});

describe('checkScopes', () => {
  const about = (units: string) =>
    aConfig([`{ id: zj, title: 住建局群, scope: { units: [${units}] }, wecom: { chatId: z } }`]);

  it('finds units that the ledger does not name so, and says the full name', () => {
    expect(checkScopes(about('住房和城乡建设局'), aDirectory())).toEqual([]);
    expect(said(checkScopes(about('住建局, 水务局, 财政局'), aDirectory()))).toEqual([
      'attention 花名册：群“住建局群”（zj）的 scope.units 里有不认得的单位：' +
        '住建局（应写 住房和城乡建设局）、水务局，它们的事项不在这个群里',
    ]);
  });
});

describe('checkLedger', () => {
  it('finds nothing where each task has its people', () => {
    const directory = aDirectory({ units: [aUnit({ liaison: '张三' })] });
    expect(said(checkLedger(directory, [aTask()]))).toEqual([
      'ok 台账：1项在办，责任人都在花名册，牵头单位都有联络员',
    ]);
  });

  it('names owners who are not in the roster and why, with their tasks', () => {
    const people = [
      aPerson({ id: 'p2', name: '李四', unit: '财政局' }),
      aPerson({ id: 'p4', name: '离任的', disabled: true }),
      aPerson({ id: 'p5', roles: ['liaison'] }),
    ];
    const tasks = [
      ...[1, 2, 3, 4].map((no) => aTask({ no, owner: '王五' })),
      aTask({ no: 5, owner: '李四' }),
      aTask({ no: 6, owner: '离任的' }),
      aTask({ no: 7, owner: undefined }),
    ];
    expect(said(checkLedger(aDirectory({ people }), tasks))).toEqual([
      'attention 台账：3位责任人不在花名册，@ 不到：王五（住房和城乡建设局） #1、#2、#3等4项、' +
        '李四（住房和城乡建设局）花名册在财政局 #5、离任的（住房和城乡建设局）已停用 #6',
    ]);
  });

  it('names lead units without a liaison', () => {
    expect(said(checkLedger(aDirectory(), [aTask(), aTask({ no: 13 })]))).toEqual([
      'attention 台账：1个牵头单位没有联络员：住房和城乡建设局',
    ]);
  });

  it('says that nothing is under way', () => {
    expect(said(checkLedger(aDirectory(), []))).toEqual(['attention 台账：没有在办的事项']);
  });
});

describe('checkCalls', () => {
  const aPost = (...called: readonly string[]): Post => ({
    key: { kind: 'overdue', day: day('2026-11-23'), group: 'all' },
    at: at('2026-11-23 08:30'),
    release: { mode: 'auto', edits: [] },
    slots: [{ platform: 'wecom', state: 'sent', parts: [], called }],
  });
  const times = (count: number, ...called: readonly string[]) =>
    Array.from({ length: count }, () => aPost(...called));

  it('lets five times pass, and names who was called more often, the most first', () => {
    const directory = aDirectory();
    expect(said(checkCalls(times(5, 'p1', 'p2'), directory))).toEqual([
      'ok 减负：近7天没有人被定时发送 @ 超过5次',
    ]);
    expect(said(checkCalls([...times(6, 'p1', 'p2'), aPost('p2'), ...times(5, 'p3')], directory))).toEqual([
      'attention 减负：近7天被定时发送 @ 超过5次的2人：李四（财政局）7次、张三（住房和城乡建设局）6次',
    ]);
  });
});

describe('checkNetwork and checkPicture', () => {
  it.each([
    ['ENOTFOUND', '查不到这个主机名'],
    ['ECONNREFUSED', '对方不接受连接'],
    ['timeout', '等不到回应'],
    ['SELF_SIGNED_CERT_IN_CHAIN', '证书不可信'],
    ['UNABLE_TO_VERIFY_LEAF_SIGNATURE', '证书不可信'],
    ['ECONNRESET', '连接出错'],
  ])('explains %s', (code, problem) => {
    expect(said(checkNetwork(new Map([['h', { kind: 'unreached', code }]])))).toEqual([
      `wrong 网络：连不上 h，${problem}（${code}）`,
    ]);
  });

  it('says that a host answers, and that pictures can be drawn, or what to do', () => {
    expect(said(checkNetwork(new Map([['h', { kind: 'reached' }]])))).toEqual(['ok 网络：连得上 h']);
    expect(checkPicture({ drawable: true }).severity).toBe('ok');
    expect(checkPicture({ drawable: false, remedy: '重装', detail: 'ENOENT' })).toEqual({
      check: 'picture',
      severity: 'attention',
      what: '图片：画不了（ENOENT）',
      remedy: '重装',
    });
  });
});
