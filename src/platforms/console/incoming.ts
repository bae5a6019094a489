import type { Incoming } from '../../ports/chat-platform.ts';

/** A line typed in the terminal by somebody who says he is this person of the roster: the terminal proves nothing more. */
export function incomingFromTerminal(personId: string, text: string, messageId: string): Incoming {
  return {
    platform: 'console',
    bot: 'console',
    messageId,
    chat: { kind: 'single', id: `console:${personId}` },
    sender: { account: personId },
    content: { kind: 'text', text },
  };
}
