import { createConversations } from './commands/conversations.ts';
import type { Office } from './commands/office.ts';
import { openYears } from './commands/open-years.ts';
import { createReceive } from './commands/receive.ts';
import { rebuildRecentWrites } from './commands/recent-writes.ts';
import type { Config, GroupConfig } from './config/schema.ts';
import { dayOf } from './domain/instant.ts';
import type { Group } from './domain/visibility.ts';
import type { WorkCalendar } from './domain/work-calendar.ts';
import { createDingtalkPlatform } from './platforms/dingtalk/create-dingtalk-platform.ts';
import type { WecomConfig } from './platforms/wecom/config.ts';
import { createWecomPlatform } from './platforms/wecom/create-wecom-platform.ts';
import type { PlatformName } from './ports/chat-platform.ts';
import type { Clock } from './ports/clock.ts';
import type { Logger } from './ports/logger.ts';
import type { Store } from './ports/store.ts';
import { startMinuteTicker } from './schedule/minute-ticker.ts';
import type { CallbackRoute } from './web/callback-routes.ts';
import { createServer, type Server } from './web/create-server.ts';

/** What every command of the programme is started with. */
export interface Setting {
  readonly config: Config;
  readonly clock: Clock;
  readonly logger: Logger;
  readonly calendar: WorkCalendar;
  readonly version: string;
}

/** The application over a store: who asks what of whom, without any wire. */
export interface Application {
  readonly office: Office;
  readonly receive: ReturnType<typeof createReceive>;
}

/** Puts commands, language, rules and store together. */
export async function composeApplication(setting: Setting, store: Store): Promise<Application> {
  const { config, clock, calendar, logger } = setting;
  const today = dayOf(clock.now(), config.timezone);
  const office: Office = {
    store,
    clock,
    logger,
    zone: config.timezone,
    rules: { sets: config.rules, review: config.review },
    calendar,
    botNames: config.bot.names,
    groupOf: (platform, chatId) => groupOf(config.groups, platform, chatId),
    conversations: createConversations(),
    recentWrites: await rebuildRecentWrites(store, openYears(today), clock.now()),
  };
  return { office, receive: createReceive(office) };
}

function groupOf(groups: readonly GroupConfig[], platform: PlatformName, chatId: string): Group | undefined {
  return groups.find((group) =>
    platform === 'wecom' ? group.wecom?.chatId === chatId : group.dingtalk?.conversationId === chatId,
  );
}

/** Puts the HTTP side before an application. `degraded` says what is not as it should be. */
export function composeServer(
  setting: Setting,
  application: Application,
  degraded: () => readonly string[],
): Server {
  const { clock, logger } = setting;
  const since = new Date(clock.now()).toISOString();
  return createServer({
    routes: callbackRoutes(setting),
    receive: application.receive,
    clock,
    logger,
    health: () => {
      const reasons = degraded();
      const status = reasons.length === 0 ? 'ok' : 'degraded';
      return { status, version: setting.version, since, ...(reasons.length === 0 ? {} : { reasons }) };
    },
  });
}

function callbackRoutes({ config, clock, logger }: Setting): CallbackRoute[] {
  const { wecom, dingtalk } = config;
  const routes = wecom === undefined ? [] : wecomRoutes(wecom);
  const [only, second] = routes;
  if (only !== undefined && second === undefined) routes.push({ ...only, path: '/wecom/bot' });
  if (dingtalk !== undefined) {
    routes.push({
      path: '/dingtalk/robot',
      methods: ['POST'],
      platform: createDingtalkPlatform({ config: dingtalk, clock, logger }),
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

/** Forgets, minute by minute, what is no longer remembered of talks and messages. */
export function composeTicker({ office }: Application): { stop(): Promise<void> } {
  return startMinuteTicker(() => {
    const now = office.clock.now();
    office.conversations.prune(now);
    office.recentWrites.prune(now);
  }, office.zone);
}
