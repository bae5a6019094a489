import { type Callees, callableLiaisons, mayCallFor } from '../domain/calling.ts';
import { type Block, line, strong } from '../domain/message.ts';
import type { UnitTasks, YearEndList } from '../reports/year-end.ts';
import { countsByUnit } from './counts-by-unit.ts';
import { hiddenNote } from './post-face.ts';
import { numberOf, type Telling, unitText } from './telling.ts';

/** So many numbers of one unit stand in its line. */
const MOST_NUMBERS = 10;

/** The weekly part of December: what falls due with the year, a unit a line, its liaison called. */
export function yearEndLines(
  { units, hidden }: YearEndList,
  most: number,
  telling: Telling,
): readonly Block[] {
  if (units.length === 0) return [];
  const rest = units.slice(most).flatMap(({ tasks }) => tasks.map((task) => ({ task })));
  return [
    line(strong(`年底到期，尚未申请办结${hiddenNote(hidden, '另')}`)),
    ...units.slice(0, most).map((unit) => unitLine(unit, telling)),
    ...countsByUnit(rest, [], telling.material).map((counts) => line(counts)),
  ];
}

/** `住建局5项：#12、#15、#16、#20、#33 @王芳`. */
function unitLine({ unit, tasks }: UnitTasks, telling: Telling): Block {
  const numbers = tasks.slice(0, MOST_NUMBERS).map((task) => numberOf(task, telling.openYear));
  const more = tasks.length > MOST_NUMBERS ? '等' : '';
  const words = `${unitText(unit, telling.material)}${tasks.length}项：${numbers.join('、')}${more}`;
  return line(words, ...telling.roll.behind(calleesFor({ unit, tasks }, telling)));
}

/** A group that is the place to call for one of the tasks is the place for the list. */
function calleesFor({ unit, tasks }: UnitTasks, { material }: Telling): Callees {
  const isPlace = tasks.some((task) => mayCallFor(task, material));
  return { liaisons: isPlace ? callableLiaisons(material.directory, unit) : [] };
}
