import { createNotifier } from '../../src/delivery/notify.ts';
import type { Entry } from '../../src/domain/history.ts';
import { message, plainText } from '../../src/domain/message.ts';
import type { Notice } from '../../src/domain/notice.ts';
import { keyText } from '../../src/domain/number-in-year.ts';
import type { AccountPlatform, Directory } from '../../src/domain/people.ts';
import type { Task } from '../../src/domain/task.ts';
import type { Audience, Group, Scope } from '../../src/domain/visibility.ts';
import type { Outcome, PostRoom } from '../../src/ports/post-room.ts';
import { aCalendar, aDirectory, aTask, at, ZONE } from '../support/a-task.ts';

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
  readonly outcome?: (where: string) => Outcome;
}

const WECOM: readonly AccountPlatform[] = ['wecom'];

/** A notifier over made-up groups, which keeps what was posted and what was logged. */
export function aNotifier({ spots, directory = aDirectory(), now, histories, outcome }: Options) {
  const posted: Posted[] = [];
  const logged: { readonly level: string; readonly facts: object; readonly message: string }[] = [];
  const log = (level: string) => (facts: object, text: string) =>
    void logged.push({ level, facts, message: text });
  const clock = { at: at(now ?? '2026-11-23 10:00'), now: () => clock.at };
  const groups = Object.entries(spots).map(
    ([id, { audience, scope = 'all' }]): Group => ({ id, title: id, audience, scope, compare: false }),
  );
  const rooms = new Map(
    Object.entries(spots).map(([id, { on = WECOM }]) => [
      id,
      on.map(
        (platform): PostRoom => ({
          platform,
          post: async (content) => {
            const where = `${id}/${platform}`;
            posted.push({ where, text: plainText(content) });
            return outcome?.(where) ?? { kind: 'confirmed' };
          },
        }),
      ),
    ]),
  );
  const notifier = createNotifier({
    groups,
    roomsOf: (id) => rooms.get(id) ?? [],
    ledger: {
      directory: async () => directory,
      get: async (key) => {
        const history = histories?.get(keyText(key));
        return history === undefined ? undefined : { task: aTask(key), history };
      },
    },
    clock,
    logger: { info: log('info'), warn: log('warn'), error: log('error') },
    calendar: aCalendar(),
    zone: ZONE,
  });
  return {
    notifier,
    clock,
    posted,
    logged,
    /** The messages of warnings and errors. */
    troubles: () => logged.filter(({ level }) => level !== 'info').map(({ message }) => message),
    tell: async (...notices: Notice[]): Promise<readonly Posted[]> => {
      const before = posted.length;
      notifier.tell(notices);
      await notifier.settled();
      return posted.slice(before);
    },
  };
}

export function aNotice(task: Task, to: readonly string[], said: string, corrects?: number): Notice {
  return { to, task, content: message(said), ...(corrects === undefined ? {} : { corrects }) };
}
