import { calleesOf } from '../domain/calling.ts';
import type { Judged } from '../domain/ledger-order.ts';
import { type Block, line } from '../domain/message.ts';
import { openYears } from '../domain/open-years.ts';
import { shortUnitName } from '../domain/people.ts';
import type { Task } from '../domain/task.ts';
import type { PostMaterial } from '../reports/post-material.ts';
import type { Saying } from './made-post.ts';
import { createRollCall, type RollCall } from './roll-call.ts';
import { shortened, taskName } from './task-lines.ts';

/** A post while it is put into words for one room. */
export interface Telling {
  readonly material: PostMaterial;
  readonly saying: Saying;
  /** The year whose numbers stand bare. */
  readonly openYear: number;
  readonly roll: RollCall;
}

export function startTelling(material: PostMaterial, saying: Saying): Telling {
  const [openYear] = openYears(material.bench.today);
  return { material, saying, openYear, roll: createRollCall(saying) };
}

/** A line of a phone, in full-width characters. */
const PHONE_WIDTH = 18;
const SHORTEST_TITLE = 6;
const LONGEST_UNIT = 12;

/** `#38 城东小学扩建 教体局 19天 @李四`: a task, its unit, what is to be said of it, and who is called. */
export function taskLine(judged: Judged, facts: string, { material, openYear, roll }: Telling): Block {
  const { task } = judged;
  const rest = ` ${unitText(task.leadUnit, material)}${facts === '' ? '' : ` ${facts}`}`;
  return line(`${fittingName(task, rest, openYear)}${rest}`, ...roll.behind(calleesOf(judged, material)));
}

/** The name of a task, its title as long as it fits into a phone's line with what stands behind it. */
function fittingName(task: Task, rest: string, openYear: number): string {
  const left = PHONE_WIDTH - widthOf(`${numberOf(task, openYear)} ${rest}`);
  return taskName(task, openYear, Math.max(SHORTEST_TITLE, Math.floor(left)));
}

function widthOf(words: string): number {
  // Latin letters, digits and western punctuation take half a place.
  return [...words].reduce((sum, character) => sum + (character <= '\u00ff' ? 0.5 : 1), 0);
}

/** The short name of a unit. */
export function unitText(unit: string, { directory }: Pick<PostMaterial, 'directory'>): string {
  return shortened(shortUnitName(directory, unit), LONGEST_UNIT);
}

/** `#12`; of another year than the open one `2025#12`. */
export function numberOf({ year, no }: Pick<Task, 'year' | 'no'>, openYear: number): string {
  return year === openYear ? `#${no}` : `${year}#${no}`;
}
