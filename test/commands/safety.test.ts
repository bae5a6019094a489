import { describe, expect, it } from 'vitest';
import { anOffice, type Said } from '../support/an-office.ts';

type Office = Awaited<ReturnType<typeof anOffice>>;

/** Every history of the ledger: what must not change where nothing may be written. */
async function ledgerOf({ store }: Office): Promise<unknown> {
  const tasks = await store.list(2026);
  return Promise.all(tasks.map(async (task) => (await store.get(task))?.history));
}

/** Says things in order and tells whether any of them wrote. */
async function wroteAnything(office: Office, ...said: readonly Said[]): Promise<boolean> {
  const before = JSON.stringify(await ledgerOf(office));
  for (const one of said) await office.say(one);
  return JSON.stringify(await ledgerOf(office)) !== before;
}

const zhang = (text: string): Said => ({ who: 'zhang', text: `@督办助手 ${text}` });

const WRITES_NOTHING: Readonly<Record<string, readonly string[]>> = {
  '1: command, task or value is not certain': ['12号已完成', '进度 12 60%左右', '12 13 60%', '大概60%'],
  '2: no reference, or neither a command word nor a value': [
    '60%',
    '已经完成60%了',
    '收到',
    '好的',
    '正在办',
    '马上报',
    '签收',
    '办结',
  ],
  '3: questions': [
    '12号完成了吗？',
    '12 进度多少',
    '进度 12 60%？',
    '签收 13？',
    '办结 12?',
    '12号到60%了没',
  ],
  '4: negations, wishes, plans, reported speech': [
    '12号还没到60%',
    '12号争取月底80%',
    '先别改成60%',
    '先别把12号改成60%',
    '听说12号60%了',
    '计划下周12号到80%',
    '如果12号到60%就报',
  ],
  '1: a figure that may be a slip': [
    '进度 16 60亿元',
    '进度 12 60.',
    '进度 12 3/5',
    '进度 12 60分',
    '进度 16 -1亿元',
    '进度 12 12月31日',
  ],
  '4: what is not': ['进度 12 没有开工', '进度 16 还差3亿元'],
  '5: dates, buildings, lines and documents': [
    '12号下午开会',
    '12号楼完成60%',
    '3号线完成60%',
    '12号文件收到',
    '12月12号完成60%',
  ],
  '7: not understood': ['进读 12 60%', '今天天气不错', 'hello'],
  '9: a title instead of a number': ['老旧小区改造 60%', '垃圾分类站点建设已办结'],
};

describe('what writes nothing at once', () => {
  for (const [rule, lines] of Object.entries(WRITES_NOTHING)) {
    it.each(lines.map((text) => [text]))(`rule ${rule}: %s`, async (text) => {
      const office = await anOffice();
      expect(await wroteAnything(office, zhang(text))).toBe(false);
    });
  }

  it('is told a way to write it, or an answer', async () => {
    const office = await anOffice();
    for (const text of Object.values(WRITES_NOTHING).flat()) {
      expect(await office.say(zhang(text)), text).not.toBe('');
    }
  });
});

describe('rule 1: a numbered choice', () => {
  it('is completed by the same person in the same conversation within five minutes', async () => {
    const office = await anOffice();
    await office.say(zhang('老旧小区改造 60%'));
    office.clock.at += 5 * 60_000 - 1;
    await office.say(zhang('1'));
    expect(await office.kindsOf(12)).toEqual(['progress']);
  });

  it.each<[string, Said, number]>([
    ['another person', { who: 'wang', text: '1' }, 0],
    ['another conversation', { who: 'zhang', text: '1', chat: 'single' }, 0],
    ['another platform', { who: 'zhang', text: '1', platform: 'dingtalk' }, 0],
    ['five minutes later', { who: 'zhang', text: '1' }, 5 * 60_000],
    ['a number that was not offered', { who: 'zhang', text: '2' }, 0],
  ])('is not completed by %s', async (_who, said, later) => {
    const office = await anOffice();
    await office.say(zhang('老旧小区改造 60%'));
    office.clock.at += later;
    expect(await wroteAnything(office, said)).toBe(false);
  });

  it('is completed once', async () => {
    const office = await anOffice();
    await office.say(zhang('老旧小区改造 60%'));
    await office.say(zhang('1'));
    expect(await wroteAnything(office, zhang('1'))).toBe(false);
  });

  it('gives the full command to type for a second unclear line of the message', async () => {
    const office = await anOffice();
    const answer = await office.say(zhang('老旧小区改造 60%\n垃圾分类站点建设 30%'));
    expect(answer.match(/回复 1/g)).toHaveLength(1);
    expect(answer).toContain('进度 13 30%');
  });
});

describe('rule 6: what is refused says what stands and who can', () => {
  it.each([
    ['李四', 'li', '进度 40 50%', '已销号'],
    ['张三', 'zhang', '进度 38 95%', '李四'],
    ['李四', 'li', '进度 12 60%', '不属您单位'],
    ['张三', 'zhang', '进度 99 60%', '没有编号 99'],
    ['张三', 'zhang', '进度 12 120%', '0 到 100'],
    ['张三', 'zhang', '进度 12 -5%', '0 到 100'],
    ['赵敏', 'zhao', '办结 12', '不属|牵头'],
  ])('%s（%s）: %s', async (_name, who, text, expected) => {
    const office = await anOffice();
    const before = JSON.stringify(await ledgerOf(office));
    expect(await office.say({ who, text })).toMatch(new RegExp(expected));
    expect(JSON.stringify(await ledgerOf(office))).toBe(before);
  });

  it('99.6% is not all of it', async () => {
    const office = await anOffice();
    expect(await office.say(zhang('进度 12 99.6%'))).toContain('45% → 99%');
  });

  it('a lower percentage asks, and is written when confirmed', async () => {
    const office = await anOffice();
    expect(await wroteAnything(office, zhang('进度 12 40%'))).toBe(false);
    await office.say(zhang('1'));
    expect((await office.store.get({ year: 2026, no: 12 }))?.task.percent).toBe(40);
  });
});

describe('rule 8: a message seen before', () => {
  const twice = (text: string, messageId = 'same'): Said => ({ ...zhang(text), messageId });

  it.each([
    '进度 12 60% 完成招标',
    '13号收到',
    '签收全部',
    '12号60%，16号90%',
    '进度 13 20%',
    '12号 60%\n签收全部',
    '办结 12',
  ])('changes nothing and gets the same answer: %s', async (text) => {
    const office = await anOffice();
    const first = await office.say(twice(text));
    const after = JSON.stringify(await ledgerOf(office));
    office.clock.at += 60_000;
    await office.say({ who: 'wang', text: '进度 17 96%' });
    const between = JSON.stringify(await ledgerOf(office));
    expect(between).not.toBe(after);
    expect(await office.say(twice(text))).toBe(first);
    expect(JSON.stringify(await ledgerOf(office))).toBe(between);
  });

  it('is answered from its own entry, though the task moved on', async () => {
    const office = await anOffice();
    const first = await office.say(twice('进度 12 60%'));
    await office.say(zhang('进度 12 70%'));
    expect(await office.say(twice('进度 12 60%'))).toBe(first);
    expect(await office.kindsOf(12)).toEqual(['progress', 'progress']);
  });

  it('is written once when it comes twice at the same time', async () => {
    const office = await anOffice();
    const answers = await Promise.all([office.say(twice('进度 12 60%')), office.say(twice('进度 12 60%'))]);
    expect(answers[0]).toBe(answers[1]);
    expect(await office.kindsOf(12)).toEqual(['progress']);
  });

  it('never takes back what was written after a 撤销 was first answered', async () => {
    const office = await anOffice();
    await office.say(zhang('进度 12 60%'));
    await office.say(twice('撤销'));
    await office.say(zhang('进度 12 70%'));
    expect(await wroteAnything(office, twice('撤销'))).toBe(false);
  });

  it('never chooses again', async () => {
    const office = await anOffice();
    await office.say(zhang('老旧小区改造 60%'));
    const first = await office.say(twice('1', 'choice'));
    await office.say(zhang('垃圾分类站点建设 30%'));
    expect(await wroteAnything(office, twice('1', 'choice'))).toBe(false);
    expect(await office.say(twice('1', 'choice'))).toBe(first);
  });

  it.each([
    ['asked about', [zhang('进度 12 40%')], [zhang('进度 12 30%'), zhang('1')], '进度 12 40%'],
    ['refused', [zhang('办结 13')], [zhang('签收 13')], '办结 13'],
  ])('does not write later what was first %s', async (_how, first, between, text) => {
    const office = await anOffice();
    for (const one of first) await office.say({ ...one, messageId: 'same' });
    for (const one of between) await office.say(one);
    expect(await wroteAnything(office, twice(text))).toBe(false);
  });

  it('does what a first delivery left undone', async () => {
    const office = await anOffice();
    const via = { platform: 'wecom', bot: 'aib-1', chatId: 'wr-all', messageId: 'same', line: 1 };
    await office.store.update({ year: 2026, no: 13 }, () => ({
      entries: [{ kind: 'accept', at: office.clock.at, by: 'zhang', via }],
      result: undefined,
    }));
    await office.say(twice('签收 13 15'));
    expect(await office.kindsOf(13)).toEqual(['accept']);
    expect(await office.kindsOf(15)).toEqual(['accept']);
  });
});

describe('rule 10: 撤销', () => {
  it('takes back all that the last writing message wrote, accept and progress alike', async () => {
    const office = await anOffice();
    await office.say(zhang('13号 20%\n12号 60%'));
    await office.say(zhang('撤销'));
    expect(await office.kindsOf(13)).toEqual(['accept', 'progress', 'undo']);
    expect((await office.store.get({ year: 2026, no: 13 }))?.task.status).toBe('assigned');
    expect((await office.store.get({ year: 2026, no: 12 }))?.task.percent).toBe(45);
  });

  it.each<[string, readonly Said[], number]>([
    ['nothing was written', [], 0],
    ['ten minutes have passed', [zhang('进度 12 60%')], 10 * 60_000],
    ['somebody acted on the task since', [zhang('进度 12 60%'), { who: 'wang', text: '进度 12 65%' }], 0],
    ['it was written in another conversation', [{ ...zhang('进度 12 60%'), chat: 'single' }], 0],
    ['it was undone before', [zhang('进度 12 60%'), zhang('撤销')], 0],
  ])('changes nothing if %s', async (_why, said, later) => {
    const office = await anOffice();
    for (const one of said) await office.say(one);
    office.clock.at += later;
    expect(await wroteAnything(office, zhang('撤销'))).toBe(false);
  });

  it('is nobody else’s', async () => {
    const office = await anOffice();
    await office.say(zhang('进度 12 60%'));
    expect(await wroteAnything(office, { who: 'wang', text: '撤销' })).toBe(false);
  });

  it('is all or nothing over the tasks of the message', async () => {
    const office = await anOffice();
    await office.say(zhang('12号 60%\n16号 90%'));
    await office.say({ who: 'wang', text: '进度 16 95%' });
    expect(await wroteAnything(office, zhang('撤销'))).toBe(false);
  });
});

describe('a number with its own title, as the lists show them', () => {
  it.each([
    ['#12 老旧小区改造 60%', 12, ['progress']],
    ['12号老旧小区改造60%，完成招标', 12, ['progress']],
    ['#12 老旧小区改造：60%', 12, ['progress']],
    ['12 老旧小区改造 已办结', 12, ['submit']],
    ['#13 老旧小区改造 60%', 13, []],
    ['#12 老旧小区 60%', 12, []],
    ['#12 老旧小区改造 还没到60%', 12, []],
  ])('%s', async (text, no, kinds) => {
    const office = await anOffice();
    await office.say(zhang(text));
    expect(await office.kindsOf(no)).toEqual(kinds);
  });
});

describe('secrets', () => {
  it.each([
    '进度 12 60% 机密★3年',
    '12号 60% 张某 11010519491231002X',
    '进度 12 收款卡 6222 0212 3456 7890 128',
  ])('are neither stored nor written: %s', async (text) => {
    const office = await anOffice();
    expect(await wroteAnything(office, zhang(text))).toBe(false);
  });
});

describe('a store that cannot write', () => {
  it('is told to the sender, line by line; the lines that were written stand', async () => {
    const office = await anOffice();
    const { update } = office.store;
    office.office.store.update = (key, change) =>
      key.no === 12 ? Promise.reject(new Error('no space left')) : update(key, change);
    const answer = await office.say(zhang('12号 60%\n16号 90%'));
    expect(answer).toMatch(/未记录：系统读写台账出错.*\n✅ 已记录 #16/s);
    expect(await office.kindsOf(12)).toEqual([]);
    expect(await office.kindsOf(16)).toEqual(['progress']);
  });
});

describe('a task kept 内部', () => {
  it('is counted for its own unit and never titled, also where it is reported on', async () => {
    const office = await anOffice();
    const li = (text: string): Said => ({ who: 'li', text, chat: 'single' });
    expect(await office.say(li('我的任务'))).toContain('另有 1 项不在此显示');
    expect(await office.say(li('41'))).toContain('内部掌握');
    const written = await office.say(li('进度 41 30%'));
    expect(written).toContain('已记录 #41');
    expect(written).not.toContain('校园安保');
    expect(await office.say({ who: 'zhang', text: '41' })).toContain('没有编号 41');
  });
});

describe('a choice that was offered', () => {
  it.each([
    ['another report', '签收 13'],
    ['a word that is no command', '取消'],
    ['undoing', '撤销'],
  ])('is over once the same person goes on with %s', async (_what, next) => {
    const office = await anOffice();
    await office.say(zhang('进度 15 5%'));
    expect(await office.say(zhang('进度 12 40%'))).toContain('回复 1');
    await office.say(zhang(next));
    expect(await wroteAnything(office, zhang('1'))).toBe(false);
  });

  it('outlives a look at the task', async () => {
    const office = await anOffice();
    expect(await office.say(zhang('进度 12 40%'))).toContain('回复 1');
    await office.say(zhang('任务 12'));
    expect(await wroteAnything(office, zhang('1'))).toBe(true);
  });
});
