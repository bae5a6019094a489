import { createConversations } from './commands/conversations.ts';
import type { Office } from './commands/office.ts';
import { createReceive } from './commands/receive.ts';
import { rebuildRecentWrites } from './commands/recent-writes.ts';
import type { Config, GroupConfig } from './config/schema.ts';
import { dayOf } from './domain/instant.ts';
import type { Message } from './domain/message.ts';
import { openYears } from './domain/open-years.ts';
import type { Group } from './domain/visibility.ts';
import type { WorkCalendar } from './domain/work-calendar.ts';
import { measureLedger } from './metrics/measure-ledger.ts';
import type { Fetch } from './platforms/ask-vendor.ts';
import { createDingtalkPlatform } from './platforms/dingtalk/create-dingtalk-platform.ts';
import type { WecomConfig } from './platforms/wecom/config.ts';
import { createWecomPlatform } from './platforms/wecom/create-wecom-platform.ts';
import type { PlatformName } from './ports/chat-platform.ts';
import type { MovableClock } from './ports/clock.ts';
import type { FileShelf } from './ports/file-shelf.ts';
import type { LedgerExport } from './ports/ledger-export.ts';
import type { Logger } from './ports/logger.ts';
import type { Metrics, MetricsPage } from './ports/metrics.ts';
import type { NoticeBox } from './ports/notice-box.ts';
import type { Notifier } from './ports/notifier.ts';
import type { PostLog } from './ports/post-log.ts';
import type { RestoredLedger } from './ports/restored-ledger.ts';
import type { Store } from './ports/store.ts';
import type { CallbackRoute } from './web/callback-routes.ts';
import { createServer, type Server } from './web/create-server.ts';
import type { PageHandler } from './web/mount-page.ts';
import { MAKE_POST } from './wording/make-post.ts';

/** What every command of the programme is started with. */
export interface Setting {
  readonly config: Config;
  readonly clock: MovableClock;
  readonly logger: Logger;
  readonly calendar: WorkCalendar;
  readonly version: string;
  /** Only where the bot runs. */
  readonly metrics?: Metrics;
  /** What asks vendors; the platform's own unless given. */
  readonly fetch?: Fetch;
}

/** All that is kept in a data folder. */
export interface Ledger {
  readonly store: Store;
  readonly posts: PostLog;
  readonly files: FileShelf;
  readonly notices: NoticeBox;
  /** There after a restore, until what may have left since its backup is settled. */
  readonly restored?: RestoredLedger | undefined;
}

/** What runs only while the bot runs, and commands may need of it. */
export interface Running {
  readonly notifier: Notifier;
  /** Trouble that no alert room took, as supervisors read it above an answer. */
  readonly trouble: () => Message | undefined;
  readonly exports: LedgerExport;
}

/** The application over a ledger: who asks what of whom, without any wire. */
export interface Application {
  readonly office: Office;
  readonly ledger: Ledger;
  readonly receive: ReturnType<typeof createReceive>;
  /** From now on people are told through this; before, what they should be told is only logged. */
  runWith(running: Running): void;
}

/** Puts commands, language, rules and store together. */
export async function composeApplication(setting: Setting, kept: Ledger): Promise<Application> {
  const { config, clock, calendar, logger, metrics } = setting;
  const ledger = metrics === undefined ? kept : measureLedger(kept, metrics);
  const { store, posts } = ledger;
  const today = dayOf(clock.now(), config.timezone);
  let running: Running = {
    notifier: {
      tell: async (raised) => logger.warn({ notices: raised.length }, 'notices not sent: no bot is running'),
    },
    trouble: () => undefined,
    exports: async () => ({ kind: 'unavailable' }),
  };
  const office: Office = {
    store,
    clock,
    logger,
    zone: config.timezone,
    rules: { sets: config.rules, review: config.review },
    calendar,
    botNames: config.bot.names,
    groupOf: (platform, chatId) => groupOf(config.groups, platform, chatId),
    notifier: { tell: (raised) => running.notifier.tell(raised) },
    trouble: () => running.trouble(),
    posts,
    groups: config.groups,
    signature: config.office,
    makePost: MAKE_POST,
    exports: (to, request) => running.exports(to, request),
    conversations: createConversations(),
    recentWrites: await rebuildRecentWrites(store, openYears(today), clock.now()),
  };
  return {
    office,
    ledger,
    receive: createReceive(office),
    runWith: (started) => {
      running = started;
    },
  };
}

function groupOf(groups: readonly GroupConfig[], platform: PlatformName, chatId: string): Group | undefined {
  return groups.find((group) =>
    platform === 'wecom' ? group.wecom?.chatId === chatId : group.dingtalk?.conversationId === chatId,
  );
}

/** What the HTTP side shows, and whom it tells, besides answering. */
export interface ServerFacts {
  /** What is not as it should be. */
  readonly degraded: () => readonly string[];
  /** Told when an answer leaves for a DingTalk group by a request of its own. */
  readonly replied: (conversationId: string) => void;
  readonly metricsPage?: () => Promise<MetricsPage>;
  readonly sandbox?: PageHandler | undefined;
}

/** Puts the HTTP side before an application. */
export function composeServer(
  setting: Setting,
  application: Pick<Application, 'receive' | 'ledger'>,
  { degraded, replied, metricsPage, sandbox }: ServerFacts,
): Server {
  const { clock, logger, metrics } = setting;
  const since = new Date(clock.now()).toISOString();
  return createServer({
    routes: callbackRoutes(setting, replied),
    receive: application.receive,
    files: application.ledger.files,
    ...(sandbox === undefined ? {} : { sandbox }),
    ...(metrics === undefined ? {} : { metrics }),
    ...(metricsPage === undefined ? {} : { metricsPage }),
    clock,
    logger,
    health: () => {
      const reasons = degraded();
      const status = reasons.length === 0 ? 'ok' : 'degraded';
      return { status, version: setting.version, since, ...(reasons.length === 0 ? {} : { reasons }) };
    },
  });
}

function callbackRoutes(
  { config, clock, logger, metrics, fetch }: Setting,
  onReply: ServerFacts['replied'],
): CallbackRoute[] {
  const { wecom, dingtalk } = config;
  const routes = wecom === undefined ? [] : wecomRoutes(wecom);
  const [only, second] = routes;
  if (only !== undefined && second === undefined) routes.push({ ...only, path: '/wecom/bot' });
  if (dingtalk !== undefined) {
    routes.push({
      path: '/dingtalk/robot',
      methods: ['POST'],
      platform: createDingtalkPlatform({
        config: dingtalk,
        clock,
        logger,
        onReply,
        ...(fetch === undefined ? {} : { fetch }),
        onUndelivered: ({ via, outcome }) => metrics?.replyUndelivered(via, outcome),
      }),
    });
  }
  return routes;
}

function wecomRoutes(config: WecomConfig): CallbackRoute[] {
  return config.bots.map((bot) => ({
    path: `/wecom/bot/${bot.id}`,
    methods: ['GET', 'POST'],
    platform: createWecomPlatform({ bot, config }),
  }));
}
