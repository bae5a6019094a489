import type { AddressInfo } from 'node:net';
import { message, plainText } from '../../src/domain/message.ts';
import type { ChatPlatform, Incoming } from '../../src/ports/chat-platform.ts';
import type { Logger } from '../../src/ports/logger.ts';
import type { Receive } from '../../src/web/answer-callback.ts';
import { createServer, type Server } from '../../src/web/create-server.ts';

export interface Logged {
  readonly level: 'info' | 'warn' | 'error';
  readonly message: string;
  readonly facts: Record<string, unknown>;
}

/** A logger that remembers. */
export function createLogBook(): Logger & { readonly lines: Logged[] } {
  const lines: Logged[] = [];
  const at = (level: Logged['level']) => (facts: object, message: string) => {
    lines.push({ level, message, facts: { ...facts } });
  };
  return { lines, info: at('info'), warn: at('warn'), error: at('error') };
}

/** A platform without a vendor: the body is the text; some texts stand for what else may happen. */
export function createPlainPlatform(after?: (said: string) => Promise<void>): ChatPlatform<string> {
  return {
    name: 'console',
    open({ method, body, query, headers }) {
      const { echo: word = '' } = query;
      const text = method === 'GET' ? word : new TextDecoder().decode(body);
      if (method === 'GET') {
        return { kind: 'acknowledge', response: { status: 200, contentType: 'text/plain', body: text } };
      }
      if (text === 'forged') return { kind: 'rejected', status: 401, reason: 'the signature does not match' };
      if (text === 'bug') throw new Error('a bug at /srv/duban/platform.ts with key=LEAK1234');
      const incoming: Incoming = {
        platform: 'console',
        bot: 'desk',
        messageId: headers['x-message'] ?? 'm-1',
        chat: { kind: 'single', id: 'room' },
        sender: { account: 'zhangsan' },
        content: { kind: 'text', text },
      };
      return { kind: 'message', incoming, handle: text };
    },
    encode(reply, _, handle) {
      const body = reply && plainText(reply);
      return {
        response: { status: 200, ...(body !== undefined && { contentType: 'text/markdown', body }) },
        ...(after && { after: () => after(handle) }),
      };
    },
  };
}

export const echo: Receive = async ({ content }) => ({
  reply: content.kind === 'text' && content.text !== 'silent' ? message(`好：${content.text}`) : undefined,
  command: 'help',
  outcome: 'answered',
});

export interface Running {
  readonly server: Server;
  readonly address: AddressInfo;
  readonly url: string;
  readonly log: ReturnType<typeof createLogBook>;
}

export async function running(
  parts: Partial<Parameters<typeof createServer>[0]> = {},
  after?: (said: string) => Promise<void>,
): Promise<Running> {
  const log = createLogBook();
  const server = createServer({
    routes: [{ path: '/bot', methods: ['GET', 'POST'], platform: createPlainPlatform(after) }],
    health: () => ({ status: 'ok', version: '0.1.0', since: '2026-11-23T02:00:00.000Z', tasks: 286 }),
    clock: { now: () => 1_795_399_200_000 },
    logger: log,
    receive: echo,
    stopGraceMs: 0,
    ...parts,
  });
  const address = await server.start(0, '127.0.0.1');
  return { server, address, url: `http://127.0.0.1:${address.port}`, log };
}
