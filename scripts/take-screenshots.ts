// Takes the pictures of README and docs from the sandbox. Needs Chromium and the built bot: npm run screenshots
import type { Browser, Page } from 'playwright-core';
import {
  DESKTOP,
  launchBrowser,
  openPage,
  PHONE,
  type Sandbox,
  startSandbox,
} from '../test/browser/a-sandbox.ts';
import { FOLDER, TALL } from './chat-pictures.ts';
import { CONVERSATIONS } from './loop-conversations.ts';
import { STORY_START } from './post-story.ts';
import { takeLargeReport } from './take-large-report.ts';
import { takeConversation } from './take-loop.ts';
import { takePosts } from './take-posts.ts';

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

/** Does something with a sandbox of its own. */
async function inSandbox(use: (sandbox: Sandbox) => Promise<void>, now?: string): Promise<void> {
  const sandbox = await startSandbox(now);
  try {
    await use(sandbox);
  } finally {
    await sandbox.stop();
  }
}

const browser = await launchBrowser();
const onTallPhone = async (sandbox: Pick<Sandbox, 'url' | 'origin'>): Promise<Page> =>
  (await openPage(browser, sandbox, TALL)).page;
try {
  await inSandbox((sandbox) => takeSandbox(browser, sandbox));
  await inSandbox(async (sandbox) => {
    const page = await onTallPhone(sandbox);
    for (const talk of CONVERSATIONS) await takeConversation(page, sandbox.origin, talk);
  });
  await inSandbox(async (sandbox) => takePosts(await onTallPhone(sandbox), sandbox.origin), STORY_START);
  await takeLargeReport(onTallPhone);
} finally {
  await browser.close();
}
