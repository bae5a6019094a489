// Takes the pictures of README and docs from the sandbox. Needs Chromium and the built bot: npm run screenshots
import { writeFileSync } from 'node:fs';
import type { Browser, Locator, Page } from 'playwright-core';
import {
  DESKTOP,
  launchBrowser,
  openPage,
  PHONE,
  type Sandbox,
  startSandbox,
} from '../test/browser/a-sandbox.ts';
import { CONVERSATIONS, type Conversation } from './loop-conversations.ts';
import { shrinkPng } from './shrink-png.ts';

const FOLDER = 'docs/images';
/** Tall enough that a whole conversation is drawn at once, and small enough for a manual's page. */
const TALL = { ...PHONE, viewport: { width: 390, height: 2600 }, deviceScaleFactor: 1.5 };
/** Ground around a picture's messages, in CSS pixels. */
const MARGIN = 10;

async function takeSandbox(browser: Browser, sandbox: Sandbox): Promise<void> {
  const { page: phone } = await openPage(browser, sandbox, PHONE);
  await tapSuggestion(phone, '进度');
  await tapSuggestion(phone, '我的任务');
  await phone.waitForTimeout(300);
  await phone.screenshot({ path: `${FOLDER}/sandbox-phone.png` });

  const { page: desktop } = await openPage(browser, sandbox, DESKTOP);
  await desktop.getByRole('button', { name: '快进到明早 8:30' }).click();
  await desktop.locator('.message', { hasText: '每日提醒' }).last().waitFor();
  await desktop.waitForTimeout(300);
  await desktop.screenshot({ path: `${FOLDER}/sandbox-desktop.png` });
}

async function tapSuggestion(page: Page, words: string): Promise<void> {
  const before = await page.locator('.message').count();
  await page.locator('.suggestions button', { hasText: words }).first().click();
  await page
    .locator('.message')
    .nth(before + 1)
    .waitFor();
}

/** One conversation, as one of those who hold it sees it: its messages, cut out of the phone's chat. */
async function takeConversation(page: Page, { origin }: Sandbox, talk: Conversation): Promise<void> {
  const { name, room, seenBy, lines, end } = talk;
  const messages = page.locator('.message');
  await page.goto(`${origin}/sandbox?${new URLSearchParams({ room, who: seenBy })}`);
  const before = await messages.count();
  for (const [who, text, elsewhere] of lines) {
    const response = await fetch(`${origin}/sandbox/say`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ room: elsewhere ?? room, who, text }),
    });
    if (!response.ok) throw new Error(`${name}: ${await response.text()}`);
    // What the bot tells others comes after its answer.
    await page.waitForTimeout(300);
  }
  await messages.filter({ hasText: end }).last().waitFor();
  await page.reload();
  await page.waitForTimeout(300);
  await messages.locator('.quote').evaluateAll(hide);
  const picture = await page.screenshot({
    clip: around(await boxOf(messages.nth(before)), await boxOf(messages.last())),
  });
  writeFileSync(`${FOLDER}/loop-${name}.png`, shrinkPng(picture));
}

/** By property: the page's Content-Security-Policy allows no style of ours. */
function hide(elements: readonly (HTMLElement | SVGElement)[]): void {
  for (const { style } of elements) style.visibility = 'hidden';
}

interface Box {
  readonly y: number;
  readonly height: number;
}

async function boxOf(element: Locator): Promise<Box> {
  const box = await element.boundingBox();
  if (box === null) throw new Error('a message is not drawn');
  return box;
}

function around(first: Box, last: Box): { x: number; y: number; width: number; height: number } {
  const y = first.y - MARGIN;
  return { x: 0, y, width: TALL.viewport.width, height: last.y + last.height + MARGIN - y };
}

/** Does something with a sandbox of its own. */
async function inSandbox(use: (sandbox: Sandbox) => Promise<void>): Promise<void> {
  const sandbox = await startSandbox();
  try {
    await use(sandbox);
  } finally {
    await sandbox.stop();
  }
}

const browser = await launchBrowser();
try {
  await inSandbox((sandbox) => takeSandbox(browser, sandbox));
  await inSandbox(async (sandbox) => {
    const { page } = await openPage(browser, sandbox, TALL);
    for (const talk of CONVERSATIONS) await takeConversation(page, sandbox, talk);
  });
} finally {
  await browser.close();
}
