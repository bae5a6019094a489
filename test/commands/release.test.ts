import { describe, expect, it } from 'vitest';
import { createConversations } from '../../src/commands/conversations.ts';
import { createRecentWrites } from '../../src/commands/recent-writes.ts';
import type { Role } from '../../src/domain/people.ts';
import type { Post, Release } from '../../src/domain/post.ts';
import type { Group } from '../../src/domain/visibility.ts';
import { aPerson } from '../support/a-task.ts';
import { aRoomSlot, aWaitingReport, TODAY } from '../support/a-waiting-report.ts';
import { anOffice, GROUP } from '../support/an-office.ts';
import { hire, ledgerText } from '../support/an-office-desk.ts';

const LEADERS: Group = { ...GROUP, id: 'leaders', title: '县领导群', audience: 'leaders' };
const SCHOOLS: Group = { ...GROUP, id: 'schools', title: '教育群', scope: { units: ['教育体育局'] } };

type House = Awaited<ReturnType<typeof desk>>;

/** An office with a signer, 周文, and the posts of today. */
async function desk(...posts: readonly Post[]) {
  const house = await anOffice({ others: [LEADERS, SCHOOLS] });
  for (const [id, roles] of Object.entries(PEOPLE))
    await hire(house, aPerson({ id, name: id, unit: '县委督查室', roles, accounts: { wecom: `w-${id}` } }));
  for (const post of posts) await house.posts.update(post.key, () => ({ post, result: undefined }));
  const say = (text: string, who = 'zhou', messageId?: string): Promise<string> =>
    house.say({ who, text, chat: 'single', ...(messageId === undefined ? {} : { messageId }) });
  const releaseOf = async (
    kind: 'weekly' | 'monthly' = 'weekly',
    group = 'all',
  ): Promise<Release | undefined> => (await house.posts.get({ kind, day: TODAY, group }))?.release;
  return { ...house, say, releaseOf };
}

const PEOPLE: Readonly<Record<string, readonly Role[]>> = {
  zhou: ['signer'],
  both: ['leader', 'signer'],
  owner: ['owner'],
  liaison: ['liaison'],
  head: ['head'],
  supervisor: ['supervisor'],
  leader: ['leader'],
  secretary: ['secretary'],
};

const monthly = aWaitingReport({ kind: 'monthly', mode: 'sign' });
const allPosts = async (house: House): Promise<string> => JSON.stringify(await house.posts.on(TODAY));

describe('who releases a report', () => {
  it.each<[string, string, readonly string[]]>([
    ['签发', '签发', ['zhou', 'both']],
    ['暂停发送', '暂停发送', ['zhou', 'both', 'supervisor', 'leader', 'secretary']],
    ['移出', '移出 38', ['zhou', 'both', 'supervisor', 'leader', 'secretary']],
    ['加注', '加注 38 已约谈', ['zhou', 'both', 'supervisor', 'leader', 'secretary']],
  ])('%s', async (_, text, who) => {
    for (const person of Object.keys(PEOPLE)) {
      const house = await desk(text === '签发' ? monthly : aWaitingReport());
      const before = await allPosts(house);
      const answer = await house.say(text, person);
      const wrote = (await allPosts(house)) !== before;
      expect([person, wrote, answer.startsWith('✅')]).toEqual([
        person,
        who.includes(person),
        who.includes(person),
      ]);
    }
  });
});

describe('签发', () => {
  it('signs what waits for it, and says when it goes', async () => {
    const house = await desk(monthly);
    expect(await house.say('签发')).toContain('✅ 已签发 月通报（全县重点工作调度群）\n11:00 发送');
    expect(await house.releaseOf('monthly')).toMatchObject({ signed: { by: 'zhou', at: house.clock.at } });
  });

  it('says that it goes at once where its time has come', async () => {
    const house = await desk(aWaitingReport({ kind: 'monthly', mode: 'sign', time: '09:00' }));
    expect(await house.say('签发')).toContain('即将发送');
  });

  it('lets go what was stopped', async () => {
    const house = await desk(aWaitingReport());
    await house.say('暂停发送', 'supervisor');
    expect((await house.releaseOf())?.stopped?.by).toBe('supervisor');
    expect(await house.say('签发')).toContain('✅ 已签发 周调度');
    expect((await house.releaseOf())?.signed?.by).toBe('zhou');
  });

  it('means the one that needs it where another goes by itself', async () => {
    const house = await desk(aWaitingReport(), monthly);
    expect(await house.say('签发')).toContain('已签发 月通报');
    expect((await house.releaseOf())?.signed).toBeUndefined();
  });

  it('is answered with who did it before', async () => {
    const house = await desk(monthly);
    await house.say('签发');
    expect(await house.say('签发', 'both')).toBe(
      '月通报（全县重点工作调度群）此前已由zhou于 10:00 办理，未再改动',
    );
  });

  it.each(['签发', '暂停发送', '移出 38', '加注 38 已约谈'])(
    '%s finds nothing where nothing waits today',
    async (text) => {
      const auto = aWaitingReport({ mode: 'auto' });
      const yesterday = { ...monthly, key: { ...monthly.key, day: '2026-11-20' as typeof TODAY } };
      for (const house of [await desk(), await desk(auto, yesterday)])
        expect(await house.say(text, 'both')).toContain('今日没有待发的报告');
    },
  );
});

describe('暂停发送', () => {
  it('tells how it is lifted', async () => {
    const house = await desk(aWaitingReport());
    expect(await house.say('暂停发送', 'supervisor')).toBe(
      '✅ 已暂停发送 周调度（全县重点工作调度群）\n今日18时前未签发的，不再发送\n恢复发送请审定人发“签发”',
    );
    expect(await (await desk(aWaitingReport())).say('暂停发送')).toContain('恢复发送请发“签发”');
  });

  it.each([
    [
      'sent',
      { state: 'sent', settledAt: Date.parse('2026-11-23T09:00:00+08:00') } as const,
      '已于 09:00 发送',
    ],
    ['sending', { state: 'sending', reason: 'under-way' } as const, '正在发送'],
    ['missed', { state: 'missed', reason: 'unsigned' } as const, '今日不再发送'],
  ])('comes too late for one that is %s', async (_, slot, words) => {
    const { reason: _reason, ...bare } = aRoomSlot();
    const house = await desk(aWaitingReport({ time: '09:00', slots: [{ ...bare, ...slot }] }));
    const before = await allPosts(house);
    expect(await house.say('暂停发送', 'supervisor')).toContain(words);
    expect(await house.say('移出 38', 'supervisor')).toContain(words);
    expect(await allPosts(house)).toBe(before);
  });

  it('has nothing to stop of what nobody signed', async () => {
    expect(await (await desk(monthly)).say('暂停发送')).toContain('尚未签发，未签发不会发送，不需暂停');
  });
});

describe('several reports that wait', () => {
  const weekly = [aWaitingReport(), aWaitingReport({ group: 'leaders' })];

  it('are offered by number: the whole rhythm, or one group’s', async () => {
    const house = await desk(...weekly);
    expect(await house.say('暂停发送', 'supervisor')).toBe(
      [
        '尚未记录：有几份报告待发，请选择',
        '1　暂停发送 周调度（全部2个群）',
        '2　暂停发送 周调度“全县重点工作调度群”',
        '3　暂停发送 周调度“县领导群”',
        '请在 5 分钟内回复数字选择',
      ].join('\n'),
    );
    expect(await house.say('3', 'supervisor')).toContain('✅ 已暂停发送 周调度（县领导群）');
    expect((await house.releaseOf('weekly', 'leaders'))?.stopped).toBeDefined();
    expect((await house.releaseOf())?.stopped).toBeUndefined();
  });

  it('tell of the task and of all groups in the choice of an edit', async () => {
    const house = await desk(...weekly);
    expect(await house.say('移出 38')).toContain('1　移出 周调度 38（#38 城东小学扩建，全部2个群）');
    await house.say('1');
    expect((await house.releaseOf('weekly', 'leaders'))?.edits.length).toBe(1);
  });

  it.each(['移出 17 38', '移出 17\n移出 38'])(
    '%j is asked of neither task, and says what to type',
    async (text) => {
      const house = await desk(...weekly);
      const said = await house.say(text);
      for (const no of [17, 38])
        expect(said).toContain(
          `未办理：有几份报告待发，请写明是哪一份再发：“移出 周调度 ${no}”；只改一份请发“`,
        );
      expect(said).not.toContain('回复数字');
      await house.say('移出 周调度 17 38');
      expect((await house.releaseOf('weekly', 'leaders'))?.edits.map(({ task }) => task.no)).toEqual([
        17, 38,
      ]);
    },
  );

  it('are all meant by the name of their rhythm', async () => {
    const house = await desk(...weekly, monthly);
    expect(await house.say('移出 周调度 38')).toContain(
      '✅ 周调度（全县重点工作调度群、县领导群） 已移出 #38 城东小学扩建',
    );
    expect((await house.releaseOf('weekly', 'leaders'))?.edits.length).toBe(1);
    expect((await house.releaseOf('monthly'))?.edits).toEqual([]);
  });

  it('are named by group as well', async () => {
    const house = await desk(...weekly);
    expect(await house.say('暂停发送 周调度“县领导群”')).toContain('（县领导群）');
    expect(await house.say('暂停发送 周调度“别的群”')).toContain('没有待发的周调度（别的群）');
  });

  it('are each told what became of them', async () => {
    const sent = aWaitingReport({
      group: 'leaders',
      slots: [aRoomSlot({ state: 'sending', reason: 'under-way' })],
    });
    const house = await desk(aWaitingReport(), sent);
    expect(await house.say('暂停发送')).toContain('✅ 已暂停发送 周调度（全县重点工作调度群）');
  });

  it('a task is taken out only of those that may list it', async () => {
    const house = await desk(aWaitingReport(), aWaitingReport({ group: 'schools' }));
    expect(await house.say('移出 12')).toContain('周调度（全县重点工作调度群） 已移出');
    expect(await house.say('移出 周调度 38')).toContain('周调度（全县重点工作调度群、教育群） 已移出');
    expect((await house.releaseOf('weekly', 'schools'))?.edits.map(({ task }) => task.no)).toEqual([38]);
  });
});

describe('移出 and 加注', () => {
  it('show what the report now holds, and how it is taken back', async () => {
    const house = await desk(aWaitingReport());
    await house.say('移出 17');
    await house.say('加注 38 已约谈主要负责人');
    expect(await house.say('移出 38')).toBe(
      [
        '✅ 周调度（全县重点工作调度群） 已移出 #38 城东小学扩建',
        '本期现移出 #17、#38；加注 #38',
        '不列名，仍计入总数；撤回请发“移回 38”',
      ].join('\n'),
    );
    expect(await house.say('移回 38')).toContain('本期现移出 #17；加注 #38');
    expect(await house.say('删注 38')).toContain('本期现移出 #17');
    expect(await house.say('移回 17')).toContain('本期没有移出和加注');
    expect((await house.releaseOf())?.edits).toEqual([]);
  });

  it('say so where they change nothing', async () => {
    const house = await desk(aWaitingReport());
    await house.say('移出 38');
    const before = await allPosts(house);
    expect(await house.say('移出 38')).toContain('未再改动');
    expect(await house.say('移回 17')).toContain('#17 燃气管网更新 没有移出');
    expect(await allPosts(house)).toBe(before);
  });

  it('a 加注 is as long as is printed, or not at all', async () => {
    const house = await desk(aWaitingReport());
    expect(await house.say(`加注 38 ${'约'.repeat(41)}`)).toBe(
      '未办理：加注限40字，收到的是41字，请精简后再发',
    );
    expect(await house.say(`加注 38 ${'约'.repeat(41)}`, 'owner')).toContain('待发报告由');
    expect((await house.releaseOf())?.edits).toEqual([]);
    expect(await house.say(`加注 38 ${'约'.repeat(40)}`)).toContain('✅');
  });

  it('a 加注 stands under a task that the report or its annex lists, and under no other', async () => {
    const house = await desk(aWaitingReport());
    expect(await house.say('加注 16 已约谈')).toBe(
      '未办理：#16 保障房投资 本期报告（含附表）未列，加注不会显示',
    );
    await house.say('移出 38');
    expect(await house.say('加注 38 已约谈')).toContain(
      '#38 城东小学扩建 已移出，加注不会显示；要加注请先发“移回 38”',
    );
    expect((await house.releaseOf())?.edits.map(({ kind }) => kind)).toEqual(['take-out']);
    expect(await house.say('加注 39 已约谈')).toContain('✅');
  });

  it('a second 加注 leaves the first, and says so', async () => {
    const house = await desk(aWaitingReport());
    expect(await house.say('加注 38 已约谈')).not.toContain('仍保留');
    expect(await house.say('加注 38 已督办')).toContain(
      '注：已督办\n此前的加注“已约谈”仍保留；只留一条请先发“删注 38”（全部删去），再重新加注',
    );
    expect((await house.releaseOf())?.edits.length).toBe(2);
  });

  it('a task that may not be named is called by its number, without a stray space', async () => {
    const house = await anOffice();
    const post = aWaitingReport();
    await house.posts.update(post.key, () => ({ post, result: undefined }));
    expect(await house.say({ who: 'zhao', text: '移出 41' })).toBe(
      '未办理：编号 41 的事项不在待发报告的列名范围',
    );
  });

  it.each([
    ['移出 999', '没有编号 999 的事项'],
    ['移出 40', '已不在办，报告不列'],
    ['加注 41 已约谈', '不在待发报告的列名范围'],
  ])('%s is refused', async (text, words) => {
    const house = await desk(aWaitingReport());
    expect(await house.say(text, 'supervisor')).toContain(words);
    expect((await house.releaseOf())?.edits).toEqual([]);
  });

  it('ask first where the task is named by its title', async () => {
    const house = await desk(aWaitingReport());
    expect(await house.say('移出 城东小学')).toContain('1　移出 38（#38 城东小学扩建）');
    expect((await house.releaseOf())?.edits).toEqual([]);
    await house.say('1');
    expect((await house.releaseOf())?.edits.length).toBe(1);
  });

  it('are not changed behind a signature', async () => {
    const house = await desk(monthly);
    await house.say('签发');
    expect(await house.say('移出 38')).toContain('已由zhou签发，如需改动请先发“暂停发送”');
    await house.say('暂停发送');
    expect(await house.say('移出 38')).toContain('✅');
    expect(await house.say('签发')).toContain('本期现移出 #38');
  });
});

describe('what is decided of a report', () => {
  it('is not decided again when its message comes again', async () => {
    const house = await desk(aWaitingReport());
    const first = await house.say('暂停发送', 'supervisor', 'm-stop');
    expect(await house.say('暂停发送', 'supervisor', 'm-stop')).toBe(first);
    await house.say('签发');
    const before = await allPosts(house);
    expect(await house.say('暂停发送', 'supervisor', 'm-stop')).toBe('这条消息已办理过，未再改动');
    expect(await allPosts(house)).toBe(before);
  });

  it('is not decided again after a restart either, whatever was decided since', async () => {
    const house = await desk(aWaitingReport());
    const restart = (): void => {
      Object.assign(house.office, {
        recentWrites: createRecentWrites(),
        conversations: createConversations(),
      });
    };
    const stop = await house.say('暂停发送', 'supervisor', 'm-stop');
    const out = await house.say('移出 17 38', 'supervisor', 'm-out');
    restart();
    expect(await house.say('暂停发送', 'supervisor', 'm-stop')).toBe(stop);
    expect(await house.say('移出 17 38', 'supervisor', 'm-out')).toContain('已移出 #17');
    expect(out).toContain('已移出 #38');
    await house.say('签发', 'zhou', 'm-sign');
    await house.say('移回 38', 'zhou', 'm-back');
    const before = await allPosts(house);
    for (const [text, id] of [
      ['暂停发送', 'm-stop'],
      ['移出 17 38', 'm-out'],
    ] as const) {
      restart();
      expect(await house.say(text, 'supervisor', id)).toContain('这条消息已办理过，未再改动');
    }
    restart();
    expect(await house.say('移回 38', 'zhou', 'm-back')).toContain('✅');
    expect(await allPosts(house)).toBe(before);
    expect(await house.say('暂停发送', 'supervisor', 'm-new')).toContain('✅');
  });

  it('is not decided of another report when its message comes again', async () => {
    const house = await desk(aWaitingReport(), monthly);
    const stop = await house.say('暂停发送', 'supervisor', 'm-stop');
    expect(stop).toContain('已暂停发送 周调度');
    await house.say('签发 月通报');
    Object.assign(house.office, { recentWrites: createRecentWrites() });
    expect(await house.say('暂停发送', 'supervisor', 'm-stop')).toBe(stop);
    expect((await house.releaseOf('monthly'))?.stopped).toBeUndefined();
  });

  it('is answered as before when the number that chose it comes again', async () => {
    const house = await desk(aWaitingReport());
    await house.say('先别发', 'supervisor');
    const first = await house.say('1', 'supervisor', 'm-one');
    expect(first).toContain('✅ 已暂停发送');
    expect(await house.say('1', 'supervisor', 'm-one')).toBe(first);
    await house.say('签发');
    expect(await house.say('1', 'supervisor', 'm-one')).toBe('这条消息已办理过，未再改动');
  });

  it('is not reached by 撤销, which then leaves what was written before alone', async () => {
    const house = await desk(aWaitingReport());
    await house.say('进度 12 60%', 'zhao');
    const before = await ledgerText(house);
    await house.say('暂停发送', 'zhao');
    expect(await house.say('撤销', 'zhao')).toContain('不能用“撤销”');
    expect(await ledgerText(house)).toBe(before);
    house.clock.at += 1000;
    await house.say('进度 12 61%', 'zhao');
    expect(await house.say('撤销', 'zhao')).toContain('已撤销');
    house.clock.at += 16 * 60_000;
    expect(await house.say('撤销', 'zhao')).not.toContain('不能用“撤销”');
  });

  it('writes nothing on the ledger', async () => {
    const house = await desk(aWaitingReport());
    const before = await ledgerText(house);
    for (const text of ['移出 38', '加注 38 已约谈', '移回 38', '删注 38', '暂停发送', '签发'])
      await house.say(text);
    expect(await ledgerText(house)).toBe(before);
  });

  it.each([
    '签发吧',
    '签发了',
    '已签发',
    '签发了吗？',
    '签发？',
    '先别签发',
    '暂不签发',
    '请领导签发',
    '王县长：签发',
    '签发 66',
    '如果没问题就签发',
    '暂停发送吧',
    '暂停发送吧？',
    '先别发',
    '不要暂停发送',
    '短信平台暂停发送',
    '移出 38 已约谈',
    '移出38人名单',
    '移出 38？',
    '先别移出38',
    '38号已移出',
    '加注 38',
    '加注 38 何时完成？',
    '加注 38 先别发',
    '收到',
    '同意',
    '好的',
    '可以',
  ])('is not decided by: %s', async (text) => {
    const house = await desk(aWaitingReport(), monthly);
    const before = await allPosts(house);
    await house.say(text, 'both');
    expect(await allPosts(house)).toBe(before);
  });

  it.each(['周调度会议安排在周三', '月通报已学习', '周调度改到周四', '收到周调度', '年终考核材料已报'])(
    'no report is shown to: %s',
    async (text) => {
      const house = await anOffice({ compare: true });
      expect(await house.say({ who: 'zhao', text })).not.toContain('总体');
    },
  );
});

describe('推送', () => {
  const at = Date.parse('2026-11-23T09:00:00+08:00');
  const { reason: _, ...plain } = aRoomSlot();

  it('counts the drafts apart, and names the one that was not sent', async () => {
    const draft = {
      ...plain,
      state: 'failed',
      reason: 'throttled',
      settledAt: at,
      group: 'leaders',
    } as const;
    const house = await desk(aWaitingReport({}, { draft }));
    expect(await house.say('推送', 'supervisor')).toContain(
      '：应发 1，已发 0，待发 1，未送达 0；送审稿 1，已发 0\n11:00 周调度送审稿 县领导群 企业微信：发送失败（平台限流）',
    );
  });

  it('counts what was to be sent, and tells of each that was not', async () => {
    const sent = { ...plain, state: 'sent', settledAt: at } as const;
    const failed = {
      ...plain,
      platform: 'dingtalk',
      state: 'failed',
      reason: 'throttled',
      settledAt: at,
    } as const;
    const overdue = { ...aWaitingReport({ mode: 'auto', time: '08:30', slots: [sent, failed] }) };
    const house = await desk(
      { ...overdue, key: { ...overdue.key, kind: 'overdue' } },
      aWaitingReport(
        { slots: [{ ...plain, state: 'planned', reason: 'not-yet-due' }] },
        { draft: { ...sent, late: true, group: 'leaders' } },
      ),
      monthly,
      aWaitingReport({
        kind: 'quarterly',
        slots: [aRoomSlot({ state: 'skipped', reason: 'nothing-to-say' })],
      }),
    );
    expect(await house.say('推送', 'supervisor')).toBe(
      [
        '今日推送（11月23日）：应发 5，已发 1，待发 2，未送达 1，未发 1；送审稿 1，已发 1',
        '08:30 每日提醒 全县重点工作调度群 钉钉：发送失败（平台限流）',
        '11:00 周调度 全县重点工作调度群 企业微信：待发（未到时间）',
        '11:00 月通报 全县重点工作调度群 企业微信：待发（待签发）',
        '11:00 季督导 全县重点工作调度群 企业微信：未发（没有需要发的内容）',
        '缺2027年节假日表，到时提醒日期会有出入，请转告运维补上',
      ].join('\n'),
    );
  });

  it('tells what people have decided since', async () => {
    const house = await desk(aWaitingReport());
    await house.say('暂停发送');
    expect(await house.say('推送')).toContain('待发（已暂停发送）');
    await house.say('签发');
    expect(await house.say('推送')).toContain('待发（未到时间）');
  });

  it('is short where all are sent', async () => {
    const house = await desk(aWaitingReport({ slots: [{ ...plain, state: 'sent', settledAt: at }] }));
    expect(await house.say('推送')).toBe(
      '今日推送（11月23日）：应发 1，已发 1，未送达 0\n缺2027年节假日表，到时提醒日期会有出入，请转告运维补上',
    );
  });

  it('names a sent one whose picture was refused', async () => {
    const lost = {
      id: 'p',
      content: { kind: 'picture', file: 'f' },
      state: 'refused',
      attempts: [],
    } as const;
    const house = await desk(
      aWaitingReport({ slots: [{ ...plain, state: 'sent', settledAt: at, parts: [lost] }] }),
    );
    expect(await house.say('推送')).toContain('已发（图片未送达）');
  });

  it('goes on with 更多', async () => {
    const kinds = ['weekly', 'monthly', 'quarterly', 'halfyear', 'yearly'] as const;
    const groups = ['all', 'leaders', 'schools'];
    const house = await desk(
      ...kinds.flatMap((kind) => groups.map((group) => aWaitingReport({ kind, group }))),
    );
    expect(await house.say('推送')).toContain('还有 5 条，回复“更多”');
    expect((await house.say('更多')).split('\n').length).toBe(6);
  });

  it('is told to nobody else', async () => {
    const house = await desk(aWaitingReport());
    for (const who of ['owner', 'liaison', 'head'])
      expect(await house.say('推送', who)).toBe('此项内容请联系督查室');
    expect(await house.say('签发了吗？', 'owner')).toBe('此项内容请联系督查室');
  });
});
