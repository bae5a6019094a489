import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core';

const CHROMIUM = process.env['CHROMIUM'] ?? '/usr/bin/chromium';

/** Chromium's own habits that would leave this machine, off. */
const QUIET = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
  '--disable-quic',
  '--lang=zh-CN',
];

export const PHONE: BrowserContextOptions = {
  viewport: { width: 390, height: 844 },
  deviceScaleFactor: 2,
  hasTouch: true,
  isMobile: true,
};
export const DESKTOP: BrowserContextOptions = { viewport: { width: 1280, height: 800 } };

export async function launchBrowser(): Promise<Browser> {
  if (!existsSync(CHROMIUM)) {
    throw new Error(
      `no Chromium at ${CHROMIUM} (or name it in CHROMIUM): apt-get install chromium fonts-noto-cjk fonts-noto-color-emoji`,
    );
  }
  return chromium.launch({ executablePath: CHROMIUM, args: QUIET });
}

/** The built bot as a newcomer starts it: no config, its own new data folder. */
export interface Sandbox {
  /** `http://127.0.0.1:54321`. */
  readonly origin: string;
  readonly url: string;
  stop(): Promise<void>;
}

/** `now`: where its time begins, unless it is the sandbox's own Monday. */
export async function startSandbox(now?: string): Promise<Sandbox> {
  const data = mkdtempSync(join(tmpdir(), 'duban-browser-'));
  const { DUBAN_CONFIG: _config, DUBAN_NOW: _now, ...environment } = process.env;
  const bot = spawn(process.execPath, ['dist/cli.js', 'start', '--data', data], {
    env: { ...environment, PORT: '0', ...(now === undefined ? {} : { DUBAN_NOW: now }) },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const url = await addressPrinted(bot);
  return {
    url,
    origin: new URL(url).origin,
    async stop() {
      const over = new Promise((resolve) => bot.once('exit', resolve));
      bot.kill('SIGTERM');
      await over;
      rmSync(data, { recursive: true });
    },
  };
}

/** The address that the bot tells people to open. */
function addressPrinted(bot: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let printed = '';
    bot.once('exit', (code) => reject(new Error(`the bot ended with ${code}: ${printed}`)));
    bot.stdout?.on('data', (chunk: Buffer) => {
      printed += chunk.toString('utf8');
      const found = /http:\/\/\S+\/sandbox(?=\s)/.exec(printed)?.[0];
      if (found !== undefined) resolve(found);
    });
  });
}

/** A page at the sandbox, with everything that went wrong in it or left it. */
export interface Watched {
  readonly page: Page;
  readonly wrong: readonly string[];
}

export async function openPage(
  browser: Browser,
  { url, origin }: Pick<Sandbox, 'url' | 'origin'>,
  options: BrowserContextOptions,
): Promise<Watched> {
  const context = await browser.newContext({ locale: 'zh-CN', ...options });
  const page = await context.newPage();
  const wrong: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') wrong.push(`console: ${message.text()}`);
  });
  page.on('pageerror', (error) => wrong.push(`error: ${error.message}`));
  page.on('request', (request) => {
    if (new URL(request.url()).origin !== origin) wrong.push(`request to ${request.url()}`);
  });
  page.on('response', (response) => {
    if (response.status() >= 400) wrong.push(`${response.status()} of ${response.url()}`);
  });
  await page.goto(url);
  return { page, wrong };
}
