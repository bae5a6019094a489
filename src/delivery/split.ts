import type { Message } from '../domain/message.ts';
import type { PersonId } from '../domain/people.ts';
import type { TextPart } from '../domain/post.ts';
import type { PostRoom } from '../ports/post-room.ts';
import type { InSteps } from '../reports/in-steps.ts';
import type { MadePost, Saying } from '../wording/made-post.ts';

/** A room is sent no more parts of a post; what does not fit is counted, a unit a line. */
const MOST_PARTS = 3;

/** Three parts hold no more, of the shortest rows: what is beyond is not even tried. */
const MOST_ROWS = 1000;

/** A post in the words of one room. */
export interface Split {
  readonly message: Message;
  readonly parts: readonly TextPart[];
  readonly calls: readonly PersonId[];
}

/** Stage 5: as many rows as three parts hold. */
export function* splitFor(
  made: MadePost,
  saying: Omit<Saying, 'mostRows'>,
  room: Pick<PostRoom, 'render'>,
): InSteps<Split> {
  const withRows = function* (mostRows: number): InSteps<Split> {
    const { message, calls } = made.say({ ...saying, mostRows });
    yield;
    return { message, parts: room.render(message), calls };
  };
  const rows = Math.min(made.rows, MOST_ROWS);
  const whole = yield* withRows(rows);
  if (whole.parts.length <= MOST_PARTS) return whole;
  let [fits, tooMany] = [0, rows];
  yield;
  let best = yield* withRows(0);
  while (tooMany - fits > 1) {
    yield;
    const middle = Math.floor((fits + tooMany) / 2);
    const tried = yield* withRows(middle);
    if (tried.parts.length <= MOST_PARTS) [fits, best] = [middle, tried];
    else tooMany = middle;
  }
  return best;
}
