import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { Shown } from '../../src/simulator/chat-log.ts';
import type { Vendor } from '../../src/simulator/world.ts';
import { aSimulatedHouse, type SimulatedHouse } from '../support/a-simulated-house.ts';

const VENDORS: readonly Vendor[] = ['wecom', 'dingtalk'];

/** What a person reads, without the marks of a platform's dialect. */
function readable({ content }: Shown): string {
  if (content.kind !== 'text' && content.kind !== 'markdown') return '';
  return content.text.replaceAll('&nbsp;', ' ');
}

/** Two days on end, so that each test has a morning of its own. */
let morning = 24;
const nextMorning = (): string => `2026-11-${(morning++).toString()}T08:30:00+08:00`;

describe.each(VENDORS)('the running bot between the doubles, on %s', (vendor) => {
  let town: SimulatedHouse;
  beforeAll(async () => {
    town = await aSimulatedHouse();
    morning = 24;
  });
  afterEach(() => town.simulator.faults.clear());
  afterAll(() => town.close());

  const room = () => town.simulator.group('all', vendor);
  const fromBot = (): readonly Shown[] =>
    room()
      .sees()
      .filter(({ from }) => from === undefined);
  const ofBot = ({ from }: Shown): boolean => from === undefined;
  /** Waits until the bot has logged so; its answers on DingTalk leave after the response. */
  const logged = (word: string): Promise<void> =>
    expect.poll(() => town.bot().printed.join('\n'), { timeout: 10_000 }).toContain(word);

  it('is a callback that the vendor’s own check accepts', async () => {
    if (vendor === 'wecom') expect(await town.simulator.verifyUrl()).toBe(true);
    else expect((await room().ask('张三', '群号')).content).toMatchObject({ kind: 'markdown' });
  });

  it('answers what is said, and has written it', async () => {
    const answer = await room().ask('张三', '进度 12 60% 完成招标');
    expect(readable(answer)).toContain('已记录 #12 老旧小区改造');
    expect(readable(answer)).toContain('45% → 60%');
    expect(town.percents(12)).toEqual([45, 60]);
  });

  it('writes once and answers the same when a message is delivered again, also after it was killed', async () => {
    town.simulator.faults.set('redeliver', { times: 1, amount: 2 });
    const before = fromBot().length;
    const said = await room().say('张三', '进度 12 65% 开工');
    expect(said.deliveries.map(({ status }) => status)).toEqual([200, 200, 200]);
    const shown = vendor === 'wecom' ? 1 : 3;
    await expect.poll(() => fromBot().length, { timeout: 10_000 }).toBe(before + shown);
    const answers = fromBot().slice(before).map(readable);
    expect(answers[0]).toContain('60% → 65%');
    expect(new Set(answers).size).toBe(1);
    await town.restart();
    const again = room().until(ofBot);
    await room().redeliver(said.messageId);
    expect(readable(await again)).toBe(answers[0]);
    expect(town.percents(12)).toEqual([45, 60, 65]);
  });

  it('refuses a forged signature, writes nothing and says nothing', async () => {
    town.simulator.faults.set('forged-signature', { times: 1 });
    const before = fromBot().length;
    const { deliveries } = await room().say('张三', '进度 12 99%');
    expect(deliveries.map(({ status }) => status)).toEqual([401]);
    expect(fromBot().length).toBe(before);
    expect(town.percents(12)).toEqual([45, 60, 65]);
  });

  it('answers once more when its reply was lost on the way', async () => {
    town.simulator.faults.set('reply-lost', { times: 1 });
    const { deliveries } = await room().say('张三', '进度 12 70%');
    await expect.poll(() => readable(fromBot().at(-1) as Shown), { timeout: 10_000 }).toContain('65% → 70%');
    if (vendor === 'wecom') expect(deliveries.map(({ outcome }) => outcome)).toEqual(['broken', 'ok']);
    expect(town.percents(12)).toEqual([45, 60, 65, 70]);
  });

  it('tells the owner of a task that was assigned to him, once, with an @', async () => {
    const told = room().until((message) => ofBot(message) && message.via === 'webhook');
    const said = await room().say('刘振华', '交办 住建局 张三 12月31日前 完成地下管网普查');
    const notice = await told;
    expect(readable(notice)).toContain('完成地下管网普查');
    expect(notice.mentions).toContainEqual({ account: 'zhangsan', pinged: true });
    const posts = () => fromBot().filter(({ via }) => via === 'webhook').length;
    const before = posts();
    await room().redeliver(said.messageId);
    // A later notice comes behind whatever the redelivery would have raised.
    const urged = room().until((message) => ofBot(message) && message.via === 'webhook');
    await room().say('刘振华', '催办 12 请抓紧');
    await urged;
    expect(posts()).toBe(before + 1);
  });

  it('posts the list of late tasks in the morning, and @-s the owner where he can be', async () => {
    const posted = room().until(ofBot);
    await town.simulator.clock.to(nextMorning());
    const post = await posted;
    expect(readable(post)).toContain('重点任务每日提醒');
    expect(readable(post)).toMatch(/逾期\d+项/);
    expect(post.via).toBe('webhook');
    // The group is on both platforms: whoever was @-ed on the one is only named on the other.
    expect(post.mentions.some(({ account }) => account === 'caoying')).toBe(vendor === 'wecom');
  });

  it('does not post what the vendor throttles, and says so in its log', async () => {
    town.simulator.faults.set('throttled', { vendor });
    const before = fromBot().length;
    const moment = nextMorning();
    await town.simulator.clock.to(moment);
    // It is tried again until its time is over.
    await town.simulator.clock.to(moment.replace('T08:30', 'T12:00'));
    expect(fromBot().length).toBe(before);
    await logged('"reason":"throttled"');
    expect(town.bot().printed.join('\n')).not.toContain('group-token');
  });

  it('does not post again what the vendor may have taken', async () => {
    town.simulator.faults.set('reset-after-accept', { vendor });
    const before = fromBot().length;
    await town.simulator.clock.to(nextMorning());
    expect(fromBot().length).toBe(before + 1);
    await logged('"reason":"connection-lost"');
  });

  if (vendor !== 'dingtalk') return;

  it.each([
    ['session-expired', 'expired-session'],
    ['throttled', 'throttled'],
  ] as const)('answers by the API when the session is refused: %s', async (fault, reason) => {
    town.simulator.faults.set(fault, { vendor, path: '/robot/sendBySession' });
    const answer = await room().ask('张三', '我的任务');
    expect(answer.via).toBe('robot-api');
    expect(readable(answer)).toContain('我的任务');
    await logged(`"reason":"${reason}"`);
  });

  it('does not answer again what the session may have taken', async () => {
    town.simulator.faults.set('reset-after-accept', { vendor, times: 1 });
    const before = fromBot().length;
    const answer = await room().ask('张三', '任务 12');
    expect(answer.via).toBe('session');
    await logged('DingTalk answer may not have arrived');
    expect(fromBot().length).toBe(before + 1);
  });
});
