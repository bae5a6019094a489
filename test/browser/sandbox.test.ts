import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DESKTOP, launchBrowser, openPage, PHONE, type Sandbox, startSandbox } from './a-sandbox.ts';
import { faintTexts, isDrawn, outside } from './look.ts';

let browser: Browser;
let sandbox: Sandbox;

beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser.close());

/** Does something on a page of a sandbox of its own, and finds that nothing went wrong meanwhile. */
async function on(options: BrowserContextOptions, visit: (page: Page) => Promise<void>): Promise<void> {
  sandbox = await startSandbox();
  try {
    const { page, wrong } = await openPage(browser, sandbox, options);
    await visit(page);
    await page.context().close();
    expect(wrong).toEqual([]);
  } finally {
    await sandbox.stop();
  }
}

/** The bot's last words, once they hold these. */
async function answer(page: Page, words: string): Promise<string> {
  const last = page.locator('.message:has(.tag)').last();
  await expect.poll(() => last.innerText(), { timeout: 10_000 }).toContain(words);
  return last.innerText();
}

const suggestion = (page: Page, words: string) =>
  page.locator('.suggestions button', { hasText: words }).first();

describe.each([
  ['a phone', PHONE],
  ['a desktop', DESKTOP],
] as const)('on %s', (_, device) => {
  it('a newcomer reports, asks and sees the next morning within a minute', () =>
    on(device, async (page) => {
      await suggestion(page, '进度').click();
      expect(await answer(page, '已记录')).toMatch(/\d+% → \d+%/);
      await suggestion(page, '我的任务').click();
      expect(await answer(page, '我的任务')).toMatch(/#12 老旧小区改造 \d+%/);
      await page.getByRole('button', { name: '快进到明早 8:30' }).click();
      expect(await answer(page, '每日提醒')).toMatch(/逾期\d+项/);
      expect(await page.locator('.now').innerText()).toContain('08:30');
    }));

  it('a fault can be switched on, and is seen', () =>
    on(device, async (page) => {
      const phone = device === PHONE;
      if (phone) await page.locator('.head-button').last().click();
      await page.getByRole('link', { name: '故障开关' }).click();
      await page.locator('#fault-redeliver').getByRole('button', { name: '一次' }).click();
      await expect.poll(() => page.locator('.lamps').innerText()).toContain('故障：重复投递');
      if (phone) await page.locator('.drawer .close').click();
      await suggestion(page, '进度').click();
      await expect.poll(() => page.locator('.message.mine').innerText()).toContain('平台投递了 2 次');
      expect(await page.locator('.lamps').count()).toBe(0);
      await page.getByRole('link', { name: '看报文' }).click();
      const entries = page.locator('.exchange', { hasText: '平台 → 机器人' });
      await expect.poll(() => entries.count()).toBe(2);
      await entries.first().locator('summary').click();
      expect(await entries.first().locator('.wire').innerText()).toContain('"msgtype": "text"');
    }));

  it('everything is drawn, inside the window, and dark enough to be read', () =>
    on(device, async (page) => {
      await suggestion(page, '进度').click();
      await answer(page, '已记录');
      await page.getByRole('button', { name: '快进到明早 8:30' }).click();
      await answer(page, '每日提醒');
      expect(await isDrawn(page, '督办')).toBe(true);
      expect(await isDrawn(page, '🔴🟢')).toBe(true);
      const at = page.url();
      for (const drawer of ['none', 'choose', 'traffic', 'faults']) {
        await page.goto(`${at}${at.includes('?') ? '&' : '?'}drawer=${drawer}`);
        expect(await outside(page)).toEqual([]);
        expect(await faintTexts(page)).toEqual([]);
      }
    }));

  it('works without a script', () =>
    on({ ...device, javaScriptEnabled: false }, async (page) => {
      await suggestion(page, '进度').click();
      expect(await answer(page, '已记录')).toMatch(/\d+%/);
      await page.locator('#text').fill('我的任务');
      await page.locator('.send').click();
      await answer(page, '我的任务');
      await page.getByRole('button', { name: '快进到明早 8:30' }).click();
      await answer(page, '每日提醒');
      if (device === PHONE) await page.locator('.head-button').first().click();
      await page.locator('.choice', { hasText: '城市更新专班群' }).click();
      expect(await page.locator('.room-head').innerText()).toContain('城市更新专班群');
      await suggestion(page, '我的任务').click();
      await answer(page, '我的任务');
    }));
});

describe('on a phone', () => {
  it('the chat begins and stays at its end', () =>
    on(PHONE, async (page) => {
      for (const words of ['我的任务', '帮助', '我的任务', '帮助']) {
        await page.locator('#text').fill(words);
        await page.locator('.send').tap();
        await expect.poll(() => page.locator('#text').inputValue()).toBe('');
        await answer(page, words === '帮助' ? '撤销' : '我的任务');
      }
      await expect.poll(() => fromEnd(page)).toBe(0);
      await page.reload();
      expect(await fromEnd(page)).toBe(0);
    }));

  it('the send button is large enough for a thumb', () =>
    on(PHONE, async (page) => {
      const box = await page.locator('.send').boundingBox();
      expect(Math.min(box?.width ?? 0, box?.height ?? 0)).toBeGreaterThanOrEqual(44);
    }));
});

describe('on a desktop', () => {
  it('the keyboard alone does everything', () =>
    on(DESKTOP, async (page) => {
      await page.keyboard.press('Tab');
      await page.keyboard.press('Enter');
      await page.keyboard.type('我的任务');
      await page.keyboard.press('Shift+Enter');
      await page.keyboard.type('帮助');
      await page.keyboard.press('Enter');
      await answer(page, '我的任务');
      await tabTo(page, '.morning');
      await page.keyboard.press('Enter');
      await answer(page, '每日提醒');
      await tabTo(page, '.exchange summary');
      await page.keyboard.press('Enter');
      await expect.poll(() => page.locator('.exchange[open]').count()).toBe(1);
      await tabTo(page, '.choice[href*="who=liuzhenhua"]');
      await page.keyboard.press('Enter');
      await expect.poll(() => page.locator('.speak-as').innerText()).toContain('刘振华');
      expect(await page.locator('#text').evaluate((one) => one === document.activeElement)).toBe(true);
    }));

  it('what is being typed and what is open stays while messages come', () =>
    on(DESKTOP, async (page) => {
      await suggestion(page, '我的任务').click();
      await answer(page, '我的任务');
      await page.locator('.exchange summary').first().click();
      await page.locator('#text').fill('进度 12');
      await fetch(`${sandbox.origin}/sandbox/say`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ room: 'wecom:county', who: 'linna', text: '帮助' }),
      });
      await expect.poll(() => page.locator('.message').count()).toBe(4);
      expect(await page.locator('#text').inputValue()).toBe('进度 12');
      expect(await page.locator('#text').evaluate((one) => one === document.activeElement)).toBe(true);
      expect(await page.locator('.exchange[open]').count()).toBe(1);
    }));

  it('a message can be quoted, and a private chat entered', () =>
    on(DESKTOP, async (page) => {
      await suggestion(page, '我的任务').click();
      await answer(page, '我的任务');
      await page.locator('.message').last().hover();
      await page.locator('.message').last().locator('.quote').click();
      await expect.poll(() => page.locator('#quoting').innerText()).toContain('引用 督办助手：我的任务');
      await page.keyboard.type('收到');
      await page.keyboard.press('Enter');
      await expect.poll(() => page.locator('.mine .quoted').count()).toBe(1);
      expect(await page.locator('#quoting').count()).toBe(0);
      await page.locator('.choice', { hasText: '督办助手' }).first().click();
      await page.getByRole('button', { name: '进入会话' }).click();
      await answer(page, '您好');
    }));
});

/** How far below the window the chat goes on; a chat that fits is none to be asked. */
function fromEnd(page: Page): Promise<number> {
  return page.locator('#scroll').evaluate(({ scrollTop, scrollHeight, clientHeight, lastElementChild }) => {
    if (scrollHeight <= clientHeight) throw new Error('the chat fits');
    const log = lastElementChild?.getBoundingClientRect().bottom ?? 0;
    return Math.round(Math.abs(scrollTop) + Math.max(0, log - innerHeight));
  });
}

/** Presses Tab until it stands on what is sought; where it stands can be seen. */
async function tabTo(page: Page, selector: string): Promise<void> {
  for (let count = 0; count < 90; count += 1) {
    await page.keyboard.press('Tab');
    const found = await page.evaluate((sought) => {
      const active = document.activeElement;
      return active?.matches(sought) === true && getComputedStyle(active).outlineStyle === 'solid';
    }, selector);
    if (found) return;
  }
  throw new Error(`the keyboard never reaches ${selector}`);
}
