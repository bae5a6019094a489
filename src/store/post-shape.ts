import type { TaskKey } from '../domain/number-in-year.ts';
import type { FailureReason, Outcome, Uncertainty } from '../domain/outcome.ts';
import {
  ALL_SLOT_STATES,
  type Attempt,
  type Draft,
  type Part,
  type PartContent,
  POST_KINDS,
  type Post,
  type PostKey,
  postName,
  type Release,
  type ReportEdit,
  type Slot,
  type SlotReason,
} from '../domain/post.ts';
import { checkYear } from './apply-change.ts';
import { StoreError } from './errors.ts';
import {
  byKind,
  type Check,
  count,
  day,
  dictionary,
  type Fields,
  flag,
  instant,
  leaf,
  list,
  name,
  object,
  oneOf,
  optional,
  text,
  wrongText,
} from './shape.ts';

/** Checked to be whole by their types: a reason that is added there is missing here. */
const FAILURES: Readonly<Record<FailureReason, true>> = {
  'expired-session': true,
  'bad-credential': true,
  forbidden: true,
  throttled: true,
  'over-quota': true,
  'security-setting': true,
  'no-such-address': true,
  'no-address': true,
  'unsafe-content': true,
  'too-long': true,
  'bad-request': true,
  'vendor-busy': true,
  unreachable: true,
  redirected: true,
  'web-page': true,
  other: true,
};
const UNCERTAINTIES: Readonly<Record<Uncertainty, true>> = {
  timeout: true,
  'connection-lost': true,
  'server-error': true,
  'unreadable-answer': true,
  interrupted: true,
};
const REASONS: Readonly<Record<SlotReason, true>> = {
  'not-yet-due': true,
  stopped: true,
  unsigned: true,
  'draft-not-shown': true,
  budget: true,
  retry: true,
  'under-way': true,
  'too-late': true,
  'quiet-hours': true,
  'nothing-to-say': true,
  'not-configured': true,
  'not-made': true,
  ...FAILURES,
  ...UNCERTAINTIES,
};

const keysOf = (of: object): Check => oneOf(...Object.keys(of));

/** Stands in file names: letters and digits of any script, `_`, `-`; what the config allows. */
export const GROUP_ID = /[\p{L}\p{N}][\p{L}\p{N}_-]{0,39}/u;
const wholeGroupId = new RegExp(`^${GROUP_ID.source}$`, 'u');
const group = leaf('应为群编号', (value) => typeof value === 'string' && wholeGroupId.test(value));

export const postKey = object<PostKey>({ kind: oneOf(...POST_KINDS), day, group });
export const taskKey = object<TaskKey>({ year: count, no: count });

const outcome = byKind<Outcome>({
  confirmed: {},
  refused: { reason: keysOf(FAILURES), retryable: flag, code: optional(text) },
  unknown: { reason: keysOf(UNCERTAINTIES), code: optional(text) },
});
const content = byKind<PartContent>({
  text: { text, title: optional(text), calls: optional(list(name)), names: optional(dictionary(text)) },
  picture: { file: name },
  file: { file: name, name },
});

function slotFields(at: Check): Fields<Slot> {
  const part = object<Part>({
    id: name,
    content,
    state: oneOf('waiting', 'trying', 'confirmed', 'refused', 'unknown'),
    attempts: list(object<Attempt>({ at, outcome })),
  });
  const outset = {
    state: oneOf(...ALL_SLOT_STATES),
    reason: optional(keysOf(REASONS)),
    parts: list(part),
    settledAt: optional(at),
  };
  return {
    ...outset,
    platform: oneOf('wecom', 'dingtalk'),
    waitsUntil: optional(at),
    late: optional(oneOf(true)),
    called: list(name),
    toldAt: optional(at),
    earlier: optional(list(object<Pick<Slot, 'state' | 'reason' | 'parts' | 'settledAt'>>(outset))),
  };
}

/** What a post holds, given how a moment is written: milliseconds in memory, ISO text in a file. */
export function postFields(at: Check): Fields<Post> {
  const deed = { by: name, at };
  const edit = byKind<ReportEdit>({
    'take-out': { ...deed, task: taskKey },
    annotate: { ...deed, task: taskKey, text },
  });
  const release = object<Release>({
    mode: oneOf('auto', 'hold', 'sign'),
    edits: list(edit),
    stopped: optional(object(deed)),
    signed: optional(object(deed)),
    done: optional(list(name)),
  });
  return {
    key: postKey,
    at,
    release,
    draft: optional(object<Draft>({ ...slotFields(at), group })),
    slots: list(object(slotFields(at))),
    byHand: optional(oneOf(true)),
  };
}

const inMemory = object(postFields(instant));

/** @throws {StoreError} `illegal-change` if nothing can be posted under a key. */
export function checkPostKey(key: PostKey): void {
  const wrong = postKey(key);
  if (wrong !== undefined) throw new StoreError('illegal-change', `post: ${wrongText(wrong)}`);
  checkYear(Number(key.day.slice(0, 4)));
}

/** @throws {StoreError} `illegal-change` if a post could not be read back, or is another's. */
export function checkPost(key: PostKey, post: Post): void {
  const wrong = inMemory(post);
  if (wrong !== undefined) throw new StoreError('illegal-change', `${postName(key)}: ${wrongText(wrong)}`);
  if (postName(post.key) !== postName(key)) {
    throw new StoreError('illegal-change', `${postName(key)}: this is ${postName(post.key)}`);
  }
}
