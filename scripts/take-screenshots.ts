// Takes the pictures of the sandbox for README and docs. Needs Chromium and the built bot: npm run screenshots
import type { Page } from 'playwright-core';
import { DESKTOP, launchBrowser, openPage, PHONE, startSandbox } from '../test/browser/a-sandbox.ts';

const FOLDER = 'docs/images';

async function say(page: Page, words: string): Promise<void> {
  const before = await page.locator('.message').count();
  await page.locator('.suggestions button', { hasText: words }).first().click();
  await page
    .locator('.message')
    .nth(before + 1)
    .waitFor();
}

const browser = await launchBrowser();
const sandbox = await startSandbox();
try {
  const { page: phone } = await openPage(browser, sandbox, PHONE);
  await say(phone, '进度');
  await say(phone, '我的任务');
  await phone.waitForTimeout(300);
  await phone.screenshot({ path: `${FOLDER}/sandbox-phone.png` });

  const { page: desktop } = await openPage(browser, sandbox, DESKTOP);
  await desktop.getByRole('button', { name: '快进到明早 8:30' }).click();
  await desktop.locator('.message', { hasText: '每日提醒' }).last().waitFor();
  await desktop.waitForTimeout(300);
  await desktop.screenshot({ path: `${FOLDER}/sandbox-desktop.png` });
} finally {
  await browser.close();
  await sandbox.stop();
}
