import { createConversations } from './commands/conversations.ts';
import type { Office } from './commands/office.ts';
import { createReceive } from './commands/receive.ts';
import { rebuildRecentWrites } from './commands/recent-writes.ts';
import type { Config, GroupConfig } from './config/schema.ts';
import { createPosting, type Posting } from './delivery/create-posting.ts';
import { createNotifier, type RunningNotifier } from './delivery/notify.ts';
import { dayOf, type Instant } from './domain/instant.ts';
import { openYears } from './domain/open-years.ts';
import type { Group } from './domain/visibility.ts';
import type { WorkCalendar } from './domain/work-calendar.ts';
import { createDingtalkPlatform } from './platforms/dingtalk/create-dingtalk-platform.ts';
import { createDingtalkRoom } from './platforms/dingtalk/group-webhook.ts';
import type { WecomConfig } from './platforms/wecom/config.ts';
import { createWecomPlatform } from './platforms/wecom/create-wecom-platform.ts';
import { createWecomRoom } from './platforms/wecom/group-webhook.ts';
import type { PlatformName } from './ports/chat-platform.ts';
import type { Clock, MovableClock } from './ports/clock.ts';
import type { Logger } from './ports/logger.ts';
import type { Notifier } from './ports/notifier.ts';
import type { PostRoom } from './ports/post-room.ts';
import type { Store } from './ports/store.ts';
import { createCronMatcher } from './schedule/cron-matcher.ts';
import { letTimePass } from './schedule/let-time-pass.ts';
import { startMinuteTicker } from './schedule/minute-ticker.ts';
import type { CallbackRoute } from './web/callback-routes.ts';
import { createServer, type Server } from './web/create-server.ts';
import type { PageHandler } from './web/mount-page.ts';

/** What every command of the programme is started with. */
export interface Setting {
  readonly config: Config;
  readonly clock: MovableClock;
  readonly logger: Logger;
  readonly calendar: WorkCalendar;
  readonly version: string;
}

/** The application over a store: who asks what of whom, without any wire. */
export interface Application {
  readonly office: Office;
  readonly receive: ReturnType<typeof createReceive>;
  /** From now on people are told through this; before, what they should be told is only logged. */
  tellBy(notifier: Notifier): void;
}

/** Puts commands, language, rules and store together. */
export async function composeApplication(setting: Setting, store: Store): Promise<Application> {
  const { config, clock, calendar, logger } = setting;
  const today = dayOf(clock.now(), config.timezone);
  let notifier: Notifier = {
    tell: (notices) => logger.warn({ notices: notices.length }, 'notices not sent: no bot is running'),
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
    notifier: { tell: (notices) => notifier.tell(notices) },
    conversations: createConversations(),
    recentWrites: await rebuildRecentWrites(store, openYears(today), clock.now()),
  };
  return {
    office,
    receive: createReceive(office),
    tellBy: (running) => {
      notifier = running;
    },
  };
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
  sandbox?: PageHandler,
): Server {
  const { clock, logger } = setting;
  const since = new Date(clock.now()).toISOString();
  return createServer({
    routes: callbackRoutes(setting),
    receive: application.receive,
    ...(sandbox === undefined ? {} : { sandbox }),
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

/** What happens minute by minute, woken by the machine's clock or by time that is made to pass. */
export interface Time {
  /** Lets time pass up to a moment, with all that is due on the way. One journey at a time. */
  passTo(moment: Instant): Promise<void>;
  stop(): Promise<void>;
}

/** Posts what is due, tells people what waits for them, and forgets what is no longer remembered of talks and messages. */
export function composeTime(setting: Setting, { office, tellBy }: Application): Time {
  const roomsOf = composeRooms(setting);
  const posting = composePosting(setting, office, roomsOf);
  const notifier = composeNotifier(setting, office, roomsOf);
  tellBy(notifier);
  const tick = async (): Promise<void> => {
    const now = office.clock.now();
    office.conversations.prune(now);
    office.recentWrites.prune(now);
    await Promise.all([notifier.tick(), posting.tick()]);
  };
  const ticker = startMinuteTicker(tick, office.zone);
  let journey = Promise.resolve();
  return {
    passTo(moment) {
      const going = journey.then(() => letTimePass(moment, setting.clock, tick));
      // One that fails is told to whoever asked for it, and does not hinder the next.
      journey = going.catch(() => {});
      return going;
    },
    async stop() {
      await ticker.stop();
      await journey;
      await notifier.stop();
    },
  };
}

type RoomsOf = (groupId: string) => readonly PostRoom[];

function composeRooms({ config, clock }: Setting): RoomsOf {
  const rooms = new Map(config.groups.map((group) => [group.id, postRooms(group, config, clock)]));
  return (id) => rooms.get(id) ?? [];
}

function composeNotifier(setting: Setting, { store }: Office, roomsOf: RoomsOf): RunningNotifier {
  const { config, clock, logger, calendar } = setting;
  return createNotifier({
    groups: config.groups,
    roomsOf,
    ledger: store,
    clock,
    logger,
    calendar,
    zone: config.timezone,
  });
}

function composePosting(setting: Setting, { store, rules }: Office, roomsOf: RoomsOf): Posting {
  const { config, clock, logger, calendar } = setting;
  return createPosting({
    groups: config.groups,
    matches: createCronMatcher(config.timezone),
    calendar,
    zone: config.timezone,
    ledger: store,
    rules,
    clock,
    logger,
    roomsOf,
  });
}

/** Where a group can be posted to unasked. */
function postRooms(group: GroupConfig, { wecom, dingtalk }: Config, clock: Clock): readonly PostRoom[] {
  const key = group.wecom?.webhookKey;
  const token = group.dingtalk?.webhookToken;
  const secret = group.dingtalk?.webhookSecret;
  return [
    ...(wecom === undefined || key === undefined ? [] : [createWecomRoom({ baseUrl: wecom.baseUrl, key })]),
    ...(dingtalk === undefined || token === undefined
      ? []
      : [
          createDingtalkRoom({
            oapiBaseUrl: dingtalk.oapiBaseUrl,
            token,
            clock,
            ...(secret === undefined ? {} : { secret }),
          }),
        ]),
  ];
}
