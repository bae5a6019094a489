import { createConversations } from '../../src/commands/conversations.ts';
import type { Office } from '../../src/commands/office.ts';
import { createReceive } from '../../src/commands/receive.ts';
import { rebuildRecentWrites } from '../../src/commands/recent-writes.ts';
import { day } from '../../src/domain/day.ts';
import type { Exported } from '../../src/domain/exported.ts';
import type { Message } from '../../src/domain/message.ts';
import { plainText } from '../../src/domain/message.ts';
import type { Notice } from '../../src/domain/notice.ts';
import type { Group } from '../../src/domain/visibility.ts';
import type { Incoming } from '../../src/ports/chat-platform.ts';
import type { LedgerRequest } from '../../src/ports/ledger-export.ts';
import type { Store } from '../../src/ports/store.ts';
import { createMemoryPostLog } from '../../src/store/memory-post-log.ts';
import { createMemoryStore } from '../../src/store/memory-store.ts';
import { MAKE_POST } from '../../src/wording/make-post.ts';
import { fillSmallLedger, MONDAY_TEN, ZONE } from './a-small-ledger.ts';
import { aCalendar } from './a-task.ts';

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
export async function anOffice(
  options: {
    store?: Store;
    now?: number;
    scope?: Group['scope'];
    compare?: boolean;
    /** Other groups of the config, behind the one that is talked in. */
    others?: readonly Group[];
    /** What becomes of an export. */
    exported?: Exported;
    trouble?: Message;
    /** Instead of one that only collects what people are to be told (`told`). */
    notifier?: Office['notifier'];
  } = {},
) {
  const store = options.store ?? createMemoryStore({ zone: ZONE });
  if (options.store === undefined) await fillSmallLedger(store);
  const told: Notice[] = [];
  const exports: LedgerRequest[] = [];
  const posts = createMemoryPostLog();
  const group: Group = { ...GROUP, scope: options.scope ?? 'all', compare: options.compare ?? false };
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
    calendar: aCalendar(),
    botNames: ['督办助手'],
    groupOf: (_platform, chatId) => (chatId === 'wr-all' ? group : undefined),
    groups: [group, ...(options.others ?? [])],
    posts,
    makePost: MAKE_POST,
    signature: { names: ['县委督查室', '县政府督查室'], short: '县督查室', phone: '8123' },
    exports: async (_to, request) => {
      exports.push(request);
      return options.exported ?? { kind: 'sent' };
    },
    trouble: () => options.trouble,
    notifier: options.notifier ?? {
      tell: async (raised) => void told.push(...raised.map(({ notice }) => notice)),
    },
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
    posts,
    /** Every workbook that was asked for. */
    exports,
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
