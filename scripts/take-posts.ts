import { writeFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { FOLDER, letTimePass, lookAt, say, takeMessages } from './chat-pictures.ts';
import { AROUND_THE_DRAFT, MONDAY, STORY } from './post-story.ts';

const SUPERVISOR = 'liuzhenhua';
/** The day whose list has people to be @-ed. */
const DAILY_OF = '2026-11-24';

/** A Monday's posts, each in its group, as the phones there show them. */
export async function takePosts(page: Page, origin: string): Promise<void> {
  for (const { at, lines } of STORY) {
    await letTimePass(origin, at);
    if (at.startsWith(DAILY_OF)) await takeDaily(page, origin);
    for (const [room, who, text] of lines) await say(page, origin, room, who, text);
  }
  await letTimePass(origin, MONDAY.draft);
  await takeDraft(page, origin);
  await letTimePass(origin, MONDAY.weekly);
  await takeWeekly(page, origin, 'wecom:leaders', 'post-weekly');
  await say(page, origin, 'wecom:office', SUPERVISOR, '推送');
  const messages = await lookAt(page, origin, 'wecom:office', SUPERVISOR);
  await takeMessages(page, messages.nth(-2), messages.last(), 'post-status');
}

/** The draft with the talk about it. */
async function takeDraft(page: Page, origin: string): Promise<void> {
  const room = 'wecom:office';
  const before = await (await lookAt(page, origin, room, SUPERVISOR)).count();
  for (const [who, text] of AROUND_THE_DRAFT) await say(page, origin, room, who, text);
  const messages = await lookAt(page, origin, room, SUPERVISOR);
  await takeMessages(page, messages.nth(before - 1), messages.last(), 'post-draft');
}

async function takeDaily(page: Page, origin: string): Promise<void> {
  const messages = await lookAt(page, origin, 'wecom:county', SUPERVISOR);
  const post = messages.filter({ hasText: '每日提醒' }).last();
  await takeMessages(page, post, post, 'post-overdue');
}

/** A report as it stands in the chat, its picture as whoever taps it sees it beside. */
export async function takeWeekly(page: Page, origin: string, room: string, name: string): Promise<void> {
  const messages = await lookAt(page, origin, room, 'wangzhiyuan');
  const text = messages.filter({ hasText: '周调度' }).filter({ hasText: '总体' }).last();
  const picture = page.locator('.message .picture').last();
  await takeMessages(page, text, messages.last(), name);
  const drawn = await fetch(new URL((await picture.getAttribute('href')) ?? '', origin));
  writeFileSync(`${FOLDER}/${name}-picture.png`, Buffer.from(await drawn.arrayBuffer()));
}
