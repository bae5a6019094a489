import { isName } from '../person-names.ts';
import { skip, takeMatch } from '../taken.ts';

/** A unit as written, and the person of it where one was named. */
interface UnitSaid {
  readonly unit: string;
  readonly owner?: string;
  readonly end: number;
  /** What follows is glued to it, so that it may be no unit at all. */
  readonly glued: boolean;
}

const UNIT_END =
  '(?:委员会|管委会|办公室|联社|集团|园区|开发区|政府|街道办?|中心|公司|大队|支队|医院|学校|局|委|办|镇|乡|院|队|所|站|厅|部)';
const WORD = /[^\s:,;。!]{1,40}/y;
const WHOLE_UNIT = new RegExp(`^[一-龥、()]{1,28}${UNIT_END}$`);
/** The shortest beginning that is a unit: 住建局张三; 县委办 goes on behind 县委. */
const GLUED_UNIT = new RegExp(
  `[一-龥]{1,14}?${UNIT_END}(?!办|局|委|室|员会|组织部|宣传部|统战部|政法|改革)`,
  'y',
);
const ALIAS = /^[一-龥]{2,8}$/;
const NO_UNIT = /事项|任务|工作|有关|以下|上述|如下|会议|领导|大家|各|时限|的|了|^(?:请|已|未|没|不)/;

/**
 * The unit at a position: the first word, or as much of it as ends like a unit's name. Undefined where none stands there.
 * @param apart whether a space or a sign stands before it: only then a word that does not end like a unit may be its alias.
 */
export function takeUnitSaid(key: string, at: number, apart: boolean): UnitSaid | undefined {
  const word = takeMatch(WORD, key, at)?.[0] ?? '';
  const end = at + word.length;
  if (WHOLE_UNIT.test(word) && !NO_UNIT.test(word)) return withOwner(key, { unit: word, end, glued: false });
  const glued = takeMatch(GLUED_UNIT, key, at)?.[0];
  if (glued !== undefined && !NO_UNIT.test(glued)) {
    const rest = word.slice(glued.length).replace(/同志$/, '');
    if (isName(rest)) return { unit: glued, owner: rest, end, glued: false };
    const owner = rest.replace(/^\(|\)$/g, '');
    if (rest.startsWith('(') && isName(owner)) return { unit: glued, owner, end, glued: false };
    return { unit: glued, end: at + glued.length, glued: !/^\d/.test(rest) };
  }
  const alias = apart && ALIAS.test(word) && !NO_UNIT.test(word) && /^[\s:,]/.test(key.slice(end));
  return alias ? withOwner(key, { unit: word, end, glued: false }) : undefined;
}

const NEXT_WORD = /[\s:,(]+([一-龥·]{2,8}?)(?:同志)?(?=[\s:,)])/y;

/** 住建局 张三 12月31日前 …: the next word, where it is plainly a name and more follows. */
function withOwner(key: string, said: UnitSaid): UnitSaid {
  const match = takeMatch(NEXT_WORD, key, said.end);
  const owner = match?.[1];
  if (match === undefined || owner === undefined || !isName(owner)) return said;
  return { ...said, owner, end: skip(/\)/y, key, said.end + match[0].length) };
}
