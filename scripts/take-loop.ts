import type { Page } from 'playwright-core';
import { lookAt, say, takeMessages } from './chat-pictures.ts';
import type { Conversation } from './loop-conversations.ts';

/** One conversation, as one of those who hold it sees it. */
export async function takeConversation(page: Page, origin: string, talk: Conversation): Promise<void> {
  const { name, room, seenBy, lines, end } = talk;
  const before = await (await lookAt(page, origin, room, seenBy)).count();
  for (const [who, text, elsewhere] of lines) await say(page, origin, elsewhere ?? room, who, text);
  await page.locator('.message').filter({ hasText: end }).last().waitFor();
  const messages = await lookAt(page, origin, room, seenBy);
  await takeMessages(page, messages.nth(before), messages.last(), `loop-${name}`);
}
