import type { Application, Setting } from '../compose.ts';
import { composeRooms } from '../compose-rooms.ts';
import type { RunningDelivery } from '../delivery/create-delivery.ts';
import { type PreviewedRoom, previewPost } from '../delivery/preview-post.ts';
import type { Pushed } from '../delivery/push-post.ts';
import { type Day, parseDay, yearOf } from '../domain/day.ts';
import { dayOf } from '../domain/instant.ts';
import { isReportKind, POST_KINDS, type Post, type PostKey, postName } from '../domain/post.ts';
import type { PostRoom } from '../ports/post-room.ts';
import type { StoreReader } from '../store/lowdb/open-lowdb-reader.ts';
import { SLOT_STATES, slotText } from '../wording/slot-words.ts';
import { CommandFailure } from './failure.ts';
import { isSandbox } from './ledger-folder.ts';
import { done, failed, type Output } from './output.ts';
import { refuseUnsafe } from './refuse-unsafe.ts';
import { FIXED_SECRETS, sandboxConfig } from './sandbox/sandbox-config.ts';

/** What is asked for on the command line. */
export interface PushOptions {
  readonly group: string;
  readonly date?: string;
  readonly dryRun?: true;
}

/** The setting with the groups of the sandbox, where no platform is configured. */
export function withSandboxGroups(setting: Setting): Setting {
  const { config } = setting;
  return isSandbox(config) ? { ...setting, config: sandboxConfig(config, FIXED_SECRETS) } : setting;
}

/** The post that is meant. @throws CommandFailure with what can be written instead. */
export function parsePush(kind: string, { group, date }: PushOptions, { config, clock }: Setting): PostKey {
  const known = POST_KINDS.find((one) => one === kind);
  if (known === undefined)
    throw new CommandFailure(`没有这种推送：${kind}。可写 ${POST_KINDS.join('、')}`, 2);
  if (!config.groups.some(({ id }) => id === group)) {
    const ids = config.groups.map(({ id }) => id).join('、');
    throw new CommandFailure(`配置里没有这个群：${group}。${ids === '' ? '还没有配置群' : `可写 ${ids}`}`, 2);
  }
  const today = dayOf(clock.now(), config.timezone);
  const day: Day | undefined = date === undefined ? today : parseDay(date);
  if (day === undefined) throw new CommandFailure(`--date ${date} 不是有效日期，请写成 2026-11-23`, 2);
  return { kind: known, day, group };
}

/** The rooms a post of this kind goes to: all of the group's, unless its plan names some. */
export function pushRooms(
  { kind, group }: PostKey,
  setting: Setting,
  roomsOf: (id: string) => readonly PostRoom[],
) {
  const only = setting.config.groups.find(({ id }) => id === group)?.posts[kind]?.rooms;
  return roomsOf(group).filter(({ platform }) => only?.includes(platform) !== false);
}

/** `duban push --dry-run`: exactly what would go, room by room; writes nothing. */
export async function pushDry(key: PostKey, store: StoreReader, setting: Setting): Promise<string> {
  const { config, clock, calendar } = setting;
  const roomsOf = composeRooms(setting);
  const rooms = pushRooms(key, setting, roomsOf);
  if (rooms.length === 0) throw new CommandFailure(noRoom(key));
  const previewed = await previewPost(key, rooms, clock.now(), {
    ledger: store,
    log: store.posts,
    nextIssue: ({ kind, day }) =>
      isReportKind(kind) ? store.nextNumber(kind, yearOf(day)) : Promise.resolve(0),
    groups: config.groups,
    roomsOf,
    signature: config.office,
    botName: config.bot.names[0] ?? '',
    rules: { sets: config.rules, review: config.review },
    calendar,
    zone: config.timezone,
  });
  if (previewed.length === 0) return `${postName(key)}：没有要说的，不会发送\n`;
  return previewed.map((room) => roomText(key, room)).join('');
}

function roomText(key: PostKey, { platform, texts, attachments }: PreviewedRoom): string {
  const parts = texts.map(({ text, title, calls = [] }, index) => {
    const head = `── ${postName(key)}/${platform}　第${index + 1}条，共${texts.length}条，${Buffer.byteLength(text)}字节`;
    const called = calls.length === 0 ? '' : `　@${calls.length}人：${calls.join('、')}`;
    const titled = title === undefined ? '' : `\n标题：${title}`;
    return `${head}${called}${titled}\n${text}\n`;
  });
  return [...parts, ...attachments.map((name) => `── 附件　${name}\n`)].join('');
}

/** What is asked of whoever holds the data folder. */
export interface PushAsked extends PostKey {
  readonly again: boolean;
}

/** Pushes by the running bot. */
export async function pushBy(
  { kind, day, group, again }: PushAsked,
  delivery: Pick<RunningDelivery, 'push'>,
  { clock, config }: Setting,
): Promise<Output> {
  const key = { kind, day, group };
  const early = day > dayOf(clock.now(), config.timezone);
  return pushOutput(key, await delivery.push({ key, again }), early);
}

/** Pushes where no bot runs; what is to be tried again is, when the bot runs. */
export async function pushOnce(
  asked: PushAsked,
  application: Application,
  setting: Setting,
): Promise<Output> {
  refuseUnsafe(setting.config, '发送');
  const { createReportDrawer } = await import('../picture/create-report-drawer.ts');
  const { composeDelivery, composeShared } = await import('../compose-time.ts');
  const drawer = createReportDrawer();
  try {
    const delivery = composeDelivery(setting, application, composeShared(setting), drawer.draw);
    return await pushBy(asked, delivery, setting);
  } finally {
    await drawer.stop();
  }
}

/** What `duban push` says of what it did. */
function pushOutput(
  key: PostKey,
  { going, refused, post }: Pushed & { readonly post: Post | undefined },
  early: boolean,
): Output {
  const lines = (post?.slots ?? []).map((slot) => `${postName(key)}/${slot.platform}：${slotText(slot)}`);
  // It has taken the place of that day's own post.
  if (early) lines.push(`注意：${key.day} 还没有到，这一条已提前发出，到那天不再发`);
  const kept = refused.map(
    ({ platform, state }) =>
      `${postName(key)}/${platform}：${SLOT_STATES[state]}，不重复发送；确要再发，加 --again`,
  );
  if (going.length === 0) return failed(kept.length === 0 ? noRoom(key) : kept.join('\n'));
  const waits = (post?.slots ?? []).some(({ state }) => state === 'sending' || state === 'planned');
  const later = waits ? ['还没有送达，机器人运行时会接着再试；发“推送”可看结果'] : [];
  const wrong = (post?.slots ?? []).some(({ state }) => state === 'failed' || state === 'unknown');
  return wrong || waits || refused.length > 0
    ? failed([...lines, ...later, ...kept].join('\n'))
    : done(lines.join('\n'));
}

function noRoom({ group }: PostKey): string {
  return `群 ${group} 没有可以发送的地址：请在配置里写上 webhookKey 或 webhookToken`;
}
