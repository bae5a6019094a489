import { randomUUID } from 'node:crypto';
import type { Application, Setting } from './compose.ts';
import { composeRooms, type RoomsOf } from './compose-rooms.ts';
import { createBudget } from './delivery/budget.ts';
import { createDelivery, type RunningDelivery } from './delivery/create-delivery.ts';
import { createLedgerExport } from './delivery/export-ledger.ts';
import { createNotifier, type RunningNotifier } from './delivery/notify.ts';
import { postTimeOn } from './delivery/post-times.ts';
import type { Instant } from './domain/instant.ts';
import type { LedgerExport } from './ports/ledger-export.ts';
import type { Standing } from './ports/metrics.ts';
import type { DrawReport } from './ports/report-makers.ts';
import { createCronMatcher } from './schedule/cron-matcher.ts';
import { letTimePass } from './schedule/let-time-pass.ts';
import { startMinuteTicker } from './schedule/minute-ticker.ts';
import { exportWorkbook } from './workbook/export-workbook.ts';
import { writeAnnex } from './workbook/write-annex.ts';

/** What happens minute by minute, woken by the machine's clock or by time that is made to pass. */
export interface Time {
  /** Wakes everything now, as the next minute would: what fell due while the bot did not run. */
  wake(): Promise<void>;
  /** Lets time pass up to a moment, with all that is due on the way. One journey at a time. */
  passTo(moment: Instant): Promise<void>;
  readonly delivery: RunningDelivery;
  /** Counts an answer in a DingTalk group: it takes of what its robot may say in a minute. */
  replied(conversationId: string): void;
  /** What each room's robot may still say in this minute. */
  budgets(): Standing['budgets'];
  stop(): Promise<void>;
}

/** Posts what is due, tells people what waits for them, and forgets what is no longer remembered of talks and messages. */
export function composeTime(setting: Setting, application: Application, draw?: DrawReport): Time {
  const { office } = application;
  const shared = composeShared(setting);
  const delivery = composeDelivery(setting, application, shared, draw);
  const notifier = composeNotifier(setting, application, shared);
  const exports = composeExports(setting, application, shared);
  application.runWith({ notifier, exports, trouble: () => delivery.trouble() });
  const tick = async (): Promise<void> => {
    const now = office.clock.now();
    office.conversations.prune(now);
    office.recentWrites.prune(now);
    await Promise.all([notifier.tick(), delivery.tick()]);
  };
  const ticker = startMinuteTicker(tick, office.logger);
  let journey = Promise.resolve();
  let ending = false;
  const step = (): Promise<void> => (ending ? Promise.reject(new Error('the programme is ending')) : tick());
  return {
    delivery,
    replied(conversationId) {
      const group = office.groupOf('dingtalk', conversationId);
      const room = group && shared.roomsOf(group.id).find(({ platform }) => platform === 'dingtalk');
      if (room !== undefined) shared.budget.spend(room.robot, office.clock.now());
    },
    budgets() {
      const rooms = setting.config.groups.flatMap(({ id }) =>
        shared.roomsOf(id).map(({ platform, robot }) => ({ group: id, platform, robot })),
      );
      const now = office.clock.now();
      return rooms.map(({ robot, ...room }) => ({ ...room, left: shared.budget.left(robot, now) }));
    },
    wake: tick,
    passTo(moment) {
      const going = journey.then(() => letTimePass(moment, setting.clock, step));
      // One that fails is told to whoever asked for it, and does not hinder the next.
      journey = going.catch(() => {});
      return going;
    },
    async stop() {
      ending = true;
      await ticker.stop();
      await journey;
      await delivery.stop();
      await notifier.stop();
    },
  };
}

/** What the posts and the notices have in common: the rooms, and the budget of each robot. */
export interface Shared {
  readonly budget: ReturnType<typeof createBudget>;
  readonly newId: () => string;
  readonly roomsOf: RoomsOf;
}

export function composeShared(setting: Setting): Shared {
  return { budget: createBudget(), newId: randomUUID, roomsOf: composeRooms(setting) };
}

function composeNotifier(setting: Setting, { ledger }: Application, shared: Shared): RunningNotifier {
  const { config, clock, logger, calendar } = setting;
  return createNotifier({
    ...shared,
    groups: config.groups,
    ledger: ledger.store,
    box: ledger.notices,
    restored: ledger.restored,
    clock,
    logger,
    calendar,
    zone: config.timezone,
  });
}

function composeExports(
  { config, clock, calendar }: Setting,
  { office, ledger }: Application,
  shared: Shared,
): LedgerExport {
  return createLedgerExport({
    ...shared,
    ledger: ledger.store,
    shelf: ledger.files,
    writeLedger: exportWorkbook,
    roomOf: ({ platform, chat }) => {
      const group = chat.kind === 'group' ? office.groupOf(platform, chat.id) : undefined;
      return group && shared.roomsOf(group.id).find((room) => room.platform === platform);
    },
    rules: office.rules,
    calendar,
    zone: config.timezone,
    clock,
  });
}

/** The posts over a ledger, without anything that wakes them: `duban push` runs them once. */
export function composeDelivery(
  setting: Setting,
  { office, ledger }: Application,
  shared: Shared,
  draw?: DrawReport,
): RunningDelivery {
  const { config, clock, logger, calendar } = setting;
  const { store, posts: log, files: shelf } = ledger;
  const { timezone: zone, groups } = config;
  const matches = createCronMatcher();
  return createDelivery({
    ...shared,
    log,
    restored: ledger.restored,
    shelf,
    ledger: store,
    next: (sequence, year) => store.next(sequence, year),
    groups,
    alerts: config.alerts.map(({ group }) => group),
    titleOf: (id) => groups.find((group) => group.id === id)?.title ?? id,
    roomOf: (id, platform) => shared.roomsOf(id).find((room) => room.platform === platform),
    postTime: (pattern, on, day) => postTimeOn(pattern, on, day, { matches, calendar, zone }),
    signature: config.office,
    botName: config.bot.names[0] ?? '',
    rules: office.rules,
    calendar,
    zone,
    clock,
    logger,
    writeAnnex,
    ...(draw === undefined ? {} : { draw }),
  });
}
