import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchBrowser, openPage, PHONE, type Sandbox, startSandbox, type Watched } from './a-sandbox.ts';
import { outside } from './look.ts';

/** The tallest answer that a phone of 844 points shows without scrolling, between the head and the composer. */
const TALLEST = 560;

interface Said {
  readonly who: string;
  readonly room: string;
  readonly text: string;
  /** What must be read in the answer. */
  readonly read: readonly string[];
  /** What must not. */
  readonly not?: readonly string[];
}

const said =
  (who: string, room: string) =>
  (text: string, ...read: readonly string[]): Said => ({ who, room, text, read });
const office = said('liuzhenhua', 'wecom:county');
const desk = said('liuzhenhua', 'wecom:@liuzhenhua');
const owner = said('zhangsan', 'wecom:housing');
const owned = said('pengtao', 'dingtalk:renewal');
const treasury = said('luojun', 'wecom:county');
const leader = said('wangzhiyuan', 'wecom:county');

/** One morning of the supervision office, with what others say meanwhile. */
const MORNING: readonly Said[] = [
  office('逾期', '逾期事项 7 项', '#14 城北污水处理厂扩建 72% 逾期21天'),
  office('任务 14', '#14 城北污水处理厂扩建', '城管局 彭涛', '逾期21天、滞后28点'),
  office('催办 14 请报整改计划', '已催办 #14', '请彭涛今日报进展'),
  office('催办逾期', '已催办逾期 6 项', '#38 城东小学扩建 李四'),
  office('督办 14 3天内反馈', '督办〔2026〕1号', '11月26日（周四）前反馈'),
  office(
    '交办 住建局 张三 12月20日前 完成雨污分流管网排查',
    '已交办 #61 完成雨污分流管网排查',
    '12月20日（周日）',
  ),
  owner('签收 61', '已签收 #61'),
  owner('进度 61 20% 已完成图纸比对', '已记录 #61', '0% → 20%', '已完成图纸比对'),
  owner('原因 59 水泵返厂维修，12月4日完成', '已记录情况说明 #59', '承诺 12月4日（周五）完成'),
  owner('延期 61 12月31日 暗渠检测需停水', '已申请延期 #61', '12月31日（周四）', '暗渠检测需停水'),
  owner('问题 61 检测费缺口30万元，请财政局协调', '已记录问题 P6 #61', '请财政局协调'),
  owner('办结 59 积水点已整治', '已申请办结 #59', '待审核'),
  office('待审核', '待审核 3 项', '#59 城区内涝点整治', '#15 自建房安全隐患整治'),
  office('退回 59 请补充验收意见', '已退回 #59', '理由：请补充验收意见', '11月26日（周四）'),
  owner('办结 59 验收意见已报', '已申请办结 #59'),
  office('通过 59', '已通过并销号 #59', '🟢'),
  office('回访 59 不属实 东门路口雨后仍积水', '已撤销销号 #59', '12月7日（周一）'),
  office('同意延期 61', '已同意延期 #61', '原12月20日，延1次'),
  office('改 12 时限 12月30日 常务会议议定', '#12 老旧小区改造', '12月30日（周三）', '依据：常务会议议定'),
  office('撤销', '已撤销您上一条写入', '#12 老旧小区改造'),
  office('重启 58', '已重启 #58', '沿用原时限'),
  { ...leader('批示 14 请加快进度', '已记录批示 #14'), not: ['请加快进度'] },
  owned('回复 14 已约谈施工单位，本周复工', '已回复 #14', '督办〔2026〕1号、批示1条'),
  office('问题清单', '问题清单 6 个', 'P6', '#61 完成雨污分流管网排查'),
  office('上报 P6', '已上报 P6', '第2级 分管领导'),
  treasury('P6 答复 本周拨付30万元', '已答复 P6', '本周拨付30万元'),
  office('P6', 'P6 检测费缺口30万元', '罗军答复：本周拨付30万元'),
  office('销号 40', '已销号 #40 全民健身步道'),
  desk('待办', '待办', '#15 自建房安全隐患整治', '逾期未说明'),
  desk('历史 59', '#59 城区内涝点整治', '回访 不属实', '请补充验收意见'),
  desk('我的任务', '任务'),
];

describe("a supervisor's morning on a phone", () => {
  let sandbox: Sandbox;
  let watched: Watched;
  beforeAll(async () => {
    const browser = await launchBrowser();
    sandbox = await startSandbox();
    watched = await openPage(browser, sandbox, PHONE);
  });
  afterAll(async () => {
    await watched.page.context().browser()?.close();
    await sandbox.stop();
  });

  it.each(MORNING)('$who says 「$text」 and reads the answer at one glance', async (line) => {
    const { page } = watched;
    await stand(page, sandbox, line);
    const answer = await ask(page, line.text);
    for (const words of line.read) expect(answer.text).toContain(words);
    for (const words of line.not ?? []) expect(answer.text).not.toContain(words);
    expect(answer.text).not.toMatch(/没有看懂|暂未开通|未记录|undefined|NaN/);
    expect(answer.height).toBeLessThanOrEqual(TALLEST);
    expect(await outside(page)).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
  });

  it('holds twenty commands and more of the supervisor himself, and no help', () => {
    const own = MORNING.filter(({ who }) => who === 'liuzhenhua');
    expect(own.length).toBeGreaterThanOrEqual(20);
    expect(own.filter(({ text }) => text.startsWith('帮助'))).toEqual([]);
  });

  it('nothing went wrong meanwhile, and nothing left this machine', () => {
    expect(watched.wrong).toEqual([]);
  });
});

/** Becomes somebody in a room, by the address; stays where that is so already. */
async function stand(page: Page, { origin }: Sandbox, { who, room }: Said): Promise<void> {
  const place = `/sandbox?${new URLSearchParams({ room, who })}`;
  if (!page.url().endsWith(place)) await page.goto(`${origin}${place}`);
}

interface AnswerSeen {
  readonly text: string;
  /** Of its bubble, in CSS pixels. */
  readonly height: number;
}

/** Types and taps, and waits for the bot's first words after one's own. */
async function ask(page: Page, text: string): Promise<AnswerSeen> {
  const mine = page.locator('.message.mine');
  const before = await mine.evaluateAll((all) => all.at(-1)?.id);
  await page.locator('#text').fill(text);
  await page.locator('.send').tap();
  const seen = await page.waitForFunction(
    (earlier) => {
      const all = [...document.querySelectorAll<HTMLElement>('.message')];
      const last = all.findLastIndex((one) => one.classList.contains('mine'));
      if (last < 0 || all[last]?.id === earlier) return undefined;
      const reply = all.slice(last + 1).find((one) => !one.innerText.includes('·推送'));
      const bubble = reply?.querySelector<HTMLElement>('.bubble');
      if (bubble === null || bubble === undefined || bubble.innerText.trim() === '') return undefined;
      return { text: bubble.innerText, height: bubble.getBoundingClientRect().height };
    },
    before,
    { timeout: 10_000 },
  );
  const answer = await seen.jsonValue();
  if (answer === undefined) throw new Error(`no answer to ${text}`);
  return answer;
}
