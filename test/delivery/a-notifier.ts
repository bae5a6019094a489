import { createBudget } from '../../src/delivery/budget.ts';
import { createNotifier, type RunningNotifier } from '../../src/delivery/notify.ts';
import type { Entry } from '../../src/domain/history.ts';
import type { Instant } from '../../src/domain/instant.ts';
import { message } from '../../src/domain/message.ts';
import type { Notice } from '../../src/domain/notice.ts';
import { keyText } from '../../src/domain/number-in-year.ts';
import type { Outcome } from '../../src/domain/outcome.ts';
import type { AccountPlatform, Directory } from '../../src/domain/people.ts';
import type { Task } from '../../src/domain/task.ts';
import type { Audience, Group, Scope } from '../../src/domain/visibility.ts';
import type { NoticeBox } from '../../src/ports/notice-box.ts';
import type { RaisedNotice } from '../../src/ports/notifier.ts';
import { createMemoryNoticeBox } from '../../src/store/memory-notice-box.ts';
import { aCalendar, aDirectory, at, ZONE } from '../support/a-task.ts';
import { aRoom } from './a-room.ts';

/** A group of a test: its audience, its scope, and the platforms it can be posted to on. */
export interface Spot {
  readonly audience: Audience;
  readonly scope?: Scope | 'all';
  readonly on?: readonly AccountPlatform[];
}

/** `group/platform` and the text of one post. */
export interface Posted {
  readonly where: string;
  readonly text: string;
}

interface Options {
  readonly spots: Readonly<Record<string, Spot>>;
  readonly directory?: Directory;
  readonly now?: string;
  readonly histories?: ReadonlyMap<string, readonly Entry[]>;
  readonly outcome?: (where: string) => Outcome | Promise<Outcome>;
  readonly box?: NoticeBox;
}

const WECOM: readonly AccountPlatform[] = ['wecom'];
const MINUTE_MS = 60_000;

/** What all starts of a made-up programme have in common. */
interface World {
  readonly box: NoticeBox;
  readonly clock: { at: Instant; now(): Instant };
  readonly posted: Posted[];
  readonly logged: { readonly level: string; readonly facts: object; readonly message: string }[];
  /** The tasks as they are now, by key; those of what is told are put here. */
  readonly tasks: Map<string, Task>;
  messages: number;
}

interface NotifierOnTrial extends Omit<World, 'messages'> {
  readonly notifier: RunningNotifier;
  /** The messages of warnings and errors. */
  troubles(): readonly string[];
  /** Tells notices as a message of its own, a line each; gives what was posted. */
  tell(...notices: readonly Notice[]): Promise<readonly Posted[]>;
  /** Tells what a message raised. */
  raise(...lines: readonly RaisedNotice[]): Promise<readonly Posted[]>;
  /** Lets minutes go by, each with its tick. */
  pass(minutes: number): Promise<void>;
  /** Another start of the programme, after this one ended at once: what is not in the box is gone. */
  restarted(other?: Partial<Options>): NotifierOnTrial;
}

/** A notifier over made-up groups, which keeps what was posted and what was logged. */
export function aNotifier(options: Options): NotifierOnTrial {
  const clock = { at: at(options.now ?? '2026-11-23 10:00'), now: () => clock.at };
  const box = options.box ?? createMemoryNoticeBox();
  return started(options, { box, clock, posted: [], logged: [], tasks: new Map(), messages: 0 });
}

function started(options: Options, world: World): NotifierOnTrial {
  const { box, clock, posted, logged, tasks } = world;
  const notifier = notifierOf(options, world);
  const raise = async (...lines: readonly RaisedNotice[]): Promise<readonly Posted[]> => {
    const before = posted.length;
    for (const { notice } of lines) tasks.set(keyText(notice.task), notice.task);
    await notifier.tell(lines);
    await notifier.settled();
    return posted.slice(before);
  };
  return {
    notifier,
    box,
    clock,
    posted,
    logged,
    tasks,
    troubles: () => logged.filter(({ level }) => level !== 'info').map(({ message }) => message),
    tell: (...notices) => {
      world.messages += 1;
      return raise(...aMessage(`told-${world.messages}`, ...notices));
    },
    raise,
    async pass(minutes) {
      for (let minute = 0; minute < minutes; minute += 1) {
        clock.at += MINUTE_MS;
        await notifier.tick();
      }
    },
    restarted: (other = {}) => started({ ...options, ...other }, world),
  };
}

function notifierOf(options: Options, { box, clock, posted, logged, tasks }: World): RunningNotifier {
  const { spots, directory = aDirectory(), histories, outcome } = options;
  const log = (level: string) => (facts: object, text: string) =>
    void logged.push({ level, facts, message: text });
  const groups = Object.entries(spots).map(
    ([id, { audience, scope = 'all' }]): Group => ({ id, title: id, audience, scope, compare: false }),
  );
  const roomOf = (id: string, platform: AccountPlatform) => {
    const where = `${id}/${platform}`;
    return aRoom({
      platform,
      robot: where,
      outcome: ({ part }) => {
        posted.push({ where, text: part.kind === 'text' ? part.text : '' });
        return outcome?.(where) ?? { kind: 'confirmed' };
      },
    });
  };
  const rooms = new Map(
    Object.entries(spots).map(([id, { on = WECOM }]) => [id, on.map((platform) => roomOf(id, platform))]),
  );
  return createNotifier({
    box,
    budget: createBudget(),
    newId: () => crypto.randomUUID(),
    groups,
    roomsOf: (id) => rooms.get(id) ?? [],
    ledger: {
      directory: async () => directory,
      get: async (key) => {
        const task = tasks.get(keyText(key));
        return task && { task, history: histories?.get(keyText(key)) ?? [] };
      },
    },
    clock,
    logger: { info: log('info'), warn: log('warn'), error: log('error') },
    calendar: aCalendar(),
    zone: ZONE,
  });
}

export function aNotice(task: Task, to: readonly string[], said: string, corrects?: number): Notice {
  return { to, task, content: message(said), ...(corrects === undefined ? {} : { corrects }) };
}

/** What a message raises, a line each. */
export function aMessage(messageId: string, ...notices: readonly Notice[]): readonly RaisedNotice[] {
  return notices.map((notice, index) => ({
    from: { platform: 'wecom', bot: 'aib-1', messageId, line: index + 1 },
    notice,
  }));
}
