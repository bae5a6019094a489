import { mayAtAll } from '../domain/permissions.ts';
import type { Post } from '../domain/post.ts';
import {
  type Deed,
  edited,
  isWaiting,
  LONGEST_ANNOTATION,
  type Released,
  unedited,
} from '../domain/release.ts';
import type { Task } from '../domain/task.ts';
import { inScope, withFullNames } from '../domain/visibility.ts';
import type { CommandOf } from '../language/command.ts';
import { editedReply, type ReportChange } from '../wording/release.ts';
import { calledHere } from './called-here.ts';
import { decideRelease, type ReleaseDecision } from './decide-release.ts';
import { findPosts } from './find-post.ts';
import { isInReport } from './is-in-report.ts';
import { type Answer, type KnownAsking, type Office, refused } from './office.ts';
import { onTaskFound } from './on-one-task.ts';
import { withPost } from './release.ts';

type EditCommand = CommandOf<'take-out' | 'annotate' | 'take-back'>;

/** What a command does to a waiting report, and what it is called. */
interface ReportEditing {
  readonly change: ReportChange;
  readonly text?: string;
  readonly decide: (post: Post, deed: Deed, task: Task) => Released;
}

/** 移出 66: the report counts the task, and does not list it. */
export async function takeOut(
  command: CommandOf<'take-out'>,
  asking: KnownAsking,
  office: Office,
): Promise<Answer> {
  const editing: ReportEditing = {
    change: 'take-out',
    decide: (post, deed, task) => edited(post, { kind: 'take-out', ...deed, task: keyOf(task) }),
  };
  return onTask(command, editing, asking, office);
}

/** 加注 66 已约谈: a line under the task. */
export async function annotate(
  command: CommandOf<'annotate'>,
  asking: KnownAsking,
  office: Office,
): Promise<Answer> {
  const { text } = command;
  const length = [...text].length;
  if (length > LONGEST_ANNOTATION && mayAtAll(asking.person, 'release'))
    return refused({ code: 'annotation-too-long', length });
  const editing: ReportEditing = {
    change: 'annotate',
    text,
    decide: (post, deed, task) => edited(post, { kind: 'annotate', ...deed, task: keyOf(task), text }),
  };
  return onTask(command, editing, asking, office);
}

/** 移回 66, 删注 66: as if it had not been changed. */
export async function takeBack(
  command: CommandOf<'take-back'>,
  asking: KnownAsking,
  office: Office,
): Promise<Answer> {
  const editing: ReportEditing = {
    change: command.edit === 'take-out' ? 'put-back' : 'unannotate',
    decide: (post, _deed, task) => unedited(post, task, command.edit),
  };
  return onTask(command, editing, asking, office);
}

function keyOf({ year, no }: Task) {
  return { year, no };
}

async function onTask(
  command: EditCommand,
  editing: ReportEditing,
  asking: KnownAsking,
  office: Office,
): Promise<Answer> {
  if (!mayAtAll(asking.person, 'release')) return refused({ code: 'not-to-release', act: 'release' });
  const found = { ref: command.ref, with: (ref: EditCommand['ref']) => ({ ...command, ref }) };
  return onTaskFound(found, asking, office, (task) => editOf(task, command, editing, asking, office));
}

async function editOf(
  task: Task,
  command: EditCommand,
  { change, text, decide }: ReportEditing,
  asking: KnownAsking,
  office: Office,
): Promise<Answer> {
  const called = calledHere(task, asking);
  if (task.status === 'closed' || task.status === 'cancelled')
    return refused({ code: 'not-in-report', task: called, why: 'settled' });
  const lists = (post: Post): boolean => mayList(post, task, asking, office);
  const found = await findPosts(command, lists, asking, office);
  if (found.kind === 'refused') return refused(found.refusal);
  if (found.kind === 'which') {
    const options = found.options.map((post) => withPost(command, post));
    return { kind: 'asks', reason: 'which-report', options };
  }
  const posts = found.posts.filter(lists);
  if (posts.length === 0) return refused({ code: 'not-in-report', task: called, why: 'scope' });
  const shown = change === 'annotate' ? await thatShow(task, posts, asking, office) : posts;
  if (shown.length === 0) return refused({ code: 'not-in-report', task: called, why: 'unlisted' });
  const decision: ReleaseDecision = {
    command,
    edit: { task: called, kind: change === 'annotate' || change === 'unannotate' ? 'annotate' : 'take-out' },
    decide: (post: Post, deed: Deed) => decide(post, deed, task),
    say: (released) => editedReply(change, called, released, asking.openYear, text),
  };
  return decideRelease(shown, decision, asking, office);
}

/** Those of some reports in which a 加注 on the task would be read; also those that are not open to change any more. */
async function thatShow(
  task: Task,
  posts: readonly Post[],
  asking: KnownAsking,
  office: Office,
): Promise<readonly Post[]> {
  const shown: Post[] = [];
  for (const post of posts)
    if (!isWaiting(post) || (await isInReport(task, post.key, asking, office))) shown.push(post);
  return shown;
}

/** Whether a report may list the task at all: open to everybody, and of its group's scope. */
function mayList({ key }: Post, task: Task, { directory }: KnownAsking, { groups }: Office): boolean {
  const group = groups.find(({ id }) => id === key.group);
  if (group === undefined || task.openness !== 'open') return false;
  return inScope(task, withFullNames(group, directory).scope);
}
