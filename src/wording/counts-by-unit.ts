import type { PostMaterial } from '../reports/post-material.ts';
import { unitText } from './telling.ts';

interface OfUnit {
  readonly task: { readonly leadUnit: string };
}

/** So many characters of counts at most: what is left of them is one count more. */
const LONGEST_COUNTS = 360;

/**
 * `住建局另有3项、教体局5项`: the tasks that are not listed, counted by unit in the order in which units come; 另有 where
 * others of the unit are. Empty if there are none.
 */
export function countsByUnit(
  rest: readonly OfUnit[],
  listed: readonly OfUnit[],
  material: Pick<PostMaterial, 'directory'>,
): readonly string[] {
  if (rest.length === 0) return [];
  const isListed = new Set(listed.map(({ task }) => task.leadUnit));
  const counts = new Map<string, number>();
  for (const { task } of rest) counts.set(task.leadUnit, (counts.get(task.leadUnit) ?? 0) + 1);
  const said: string[] = [];
  let length = 0;
  let left = rest.length;
  for (const [unit, count] of counts) {
    const words = `${unitText(unit, material)}${isListed.has(unit) ? '另有' : ''}${count}项`;
    length += words.length + 1;
    if (length > LONGEST_COUNTS) break;
    said.push(words);
    left -= count;
  }
  const others = counts.size - said.length;
  return [[...said, ...(others === 0 ? [] : [`其他${others}个单位${left}项`])].join('、')];
}
