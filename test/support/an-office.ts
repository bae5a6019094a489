import { createConversations } from '../../src/commands/conversations.ts';
import type { Office } from '../../src/commands/office.ts';
import { createReceive } from '../../src/commands/receive.ts';
import { rebuildRecentWrites } from '../../src/commands/recent-writes.ts';
import { day } from '../../src/domain/day.ts';
import { plainText } from '../../src/domain/message.ts';
import type { Notice } from '../../src/domain/notice.ts';
import type { Group } from '../../src/domain/visibility.ts';
import { createWorkCalendar } from '../../src/domain/work-calendar.ts';
import type { Incoming } from '../../src/ports/chat-platform.ts';
import type { Store } from '../../src/ports/store.ts';
import { createMemoryStore } from '../../src/store/memory-store.ts';
import { fillSmallLedger, MONDAY_TEN, ZONE } from './a-small-ledger.ts';

export const GROUP: Group = {
  id: 'all',
  title: '全县重点工作调度群',
  audience: 'county',
  scope: 'all',
  compare: false,
};

/** How a test talks: who (a person's id, or a raw account), what, and where. */
export interface Said {
  readonly who: string;
  readonly text: string;
  readonly chat?: 'group' | 'single' | 'unlisted';
  readonly messageId?: string;
  readonly platform?: 'wecom' | 'dingtalk';
}

/** An office over a memory store with the small ledger, a clock in hand, and a way to talk to it. */
export async function anOffice(options: { store?: Store; now?: number; scope?: Group['scope'] } = {}) {
  const store = options.store ?? createMemoryStore({ zone: ZONE });
  if (options.store === undefined) await fillSmallLedger(store);
  const told: Notice[] = [];
  const clock = { at: options.now ?? MONDAY_TEN, now: () => clock.at };
  const office: Office = {
    store,
    clock,
    logger: { info: () => {}, warn: () => {}, error: () => {} },
    zone: ZONE,
    rules: {
      sets: [{ from: day('2026-01-01'), dueWorkdays: 5, errandDueWorkdays: 1, yellowLag: 10, redLag: 20 }],
      review: 'one-step',
    },
    calendar: createWorkCalendar([]),
    botNames: ['督办助手'],
    groupOf: (_platform, chatId) =>
      chatId === 'wr-all' ? { ...GROUP, scope: options.scope ?? 'all' } : undefined,
    notifier: { tell: (notices) => void told.push(...notices) },
    conversations: createConversations(),
    recentWrites: await rebuildRecentWrites(store, [2026, 2025], clock.at),
  };
  const receive = createReceive(office);
  let sent = 0;
  const incomingOf = ({ who, text, chat = 'group', messageId, platform = 'wecom' }: Said): Incoming => {
    sent += 1;
    const account = who.includes(':')
      ? (who.split(':')[1] ?? '')
      : `${platform === 'wecom' ? 'w' : 'd'}-${who}`;
    return {
      platform,
      bot: 'aib-1',
      messageId: messageId ?? `m-${sent}`,
      chat:
        chat === 'single'
          ? { kind: 'single', id: `single:${account}` }
          : { kind: 'group', id: chat === 'group' ? 'wr-all' : 'wr-other' },
      sender: { account },
      content: { kind: 'text', text },
    };
  };
  return {
    office,
    store,
    clock,
    receive,
    incomingOf,
    /** Everything people were to be told, in order. */
    told,
    /** Says something and gives the answer as plain text; '' for silence. */
    say: async (said: Said): Promise<string> => {
      const { reply } = await receive(incomingOf(said));
      return reply === undefined ? '' : plainText(reply);
    },
    /** The kinds of a task's entries after the import's. */
    kindsOf: async (no: number): Promise<string[]> => {
      const record = await store.get({ year: 2026, no });
      return (record?.history ?? []).filter((entry) => entry.by !== 'import').map((entry) => entry.kind);
    },
  };
}
