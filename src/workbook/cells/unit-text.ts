import { oneLine } from './cell-text.ts';
import type { KnownNames } from './known-units.ts';
import { splitNames } from './split-names.ts';

/** The units of a cell. `as` says what was understood, where it was not plain. */
export interface UnitsReading {
  readonly lead?: string;
  readonly assist: readonly string[];
  /** Several were named alike, and the first was taken to lead. */
  readonly firstLeads: boolean;
  readonly as: readonly string[];
}

const LEADING = '牵头|主办|主责|责任';
const ASSISTING = '配合|协同|协办|协助|参与|参加';
const LABEL = new RegExp(`(${LEADING}|${ASSISTING})(?:单位|部门|责任单位)?\\s*[：:]`, 'u');
const LEADING_LABEL = new RegExp(LEADING, 'u');
const LEADS = /^(.+?)(?:负责)?(?:牵头|主办)(?:负责|组织|实施|落实|办理)?[，,；;。、\s]*([\s\S]*)$/u;
/** What is said of the units behind their names: 按职责分工负责, 参与, 指导. */
const DUTY =
  /(?:按照?(?:各自)?职责(?:分工)?(?:负责|落实)?|分工负责|负责落实|组织实施|负责|落实|参与|参加|配合|协同|协助|协办|指导)$/u;
const AND_OTHERS = /等(?:有关|相关|各有关|各相关)?(?:部门|单位|部门和单位|部门及单位|部门、单位)?$/u;
const MARKED = /[（(](?:牵头|主办|牵头单位|主责)[）)]/u;

/**
 * Reads the units of a cell as offices write them: 「A、B」, 「A牵头，B、C配合」, 「牵头：A；配合：B、C」, 「A（牵头）、B」, names parted
 * by spaces or line breaks or broken inside.
 */
export function readUnits(text: string, known: KnownNames): UnitsReading {
  const as: string[] = [];
  const names = (part: string): readonly string[] =>
    splitNames(part, known.isKnown, as).flatMap((name) =>
      known.isListed(name) ? [name] : bareName(name, as),
    );
  const { lead, assist } = LABEL.test(text) ? labelled(text) : clauses(text);
  const leads = names(lead);
  const marked = leads.findIndex((name) => MARKED.test(name));
  const ordered = marked > 0 ? [leads[marked] ?? '', ...leads.filter((_, at) => at !== marked)] : leads;
  const clean = ordered.map((name) => name.replace(MARKED, ''));
  const [first, ...others] = [...new Set(clean)].filter((name) => name !== '');
  const assisting = [...others, ...names(assist).map((name) => name.replace(MARKED, ''))];
  return {
    ...(first === undefined ? {} : { lead: first }),
    assist: [...new Set(assisting)].filter((name) => name !== first && name !== ''),
    firstLeads: others.length > 0 && marked < 0,
    as,
  };
}

interface Parts {
  readonly lead: string;
  readonly assist: string;
}

/** 牵头：A；配合：B、C. What stands before the first label leads as well. */
function labelled(text: string): Parts {
  const pieces = text.split(LABEL);
  const lead = [pieces[0] ?? ''];
  const assist: string[] = [];
  for (let at = 1; at < pieces.length; at += 2) {
    const into = LEADING_LABEL.test(pieces[at] ?? '') ? lead : assist;
    into.push(pieces[at + 1] ?? '');
  }
  return { lead: lead.join('、'), assist: assist.join('、') };
}

/** A牵头，B、C参与. */
function clauses(text: string): Parts {
  const parts = MARKED.test(text) ? null : LEADS.exec(text);
  return parts === null ? { lead: text, assist: '' } : { lead: parts[1] ?? '', assist: parts[2] ?? '' };
}

/** The name without what is said of its duty; 「等有关部门」 behind a name is nobody in particular. */
function bareName(name: string, as: string[]): readonly string[] {
  const trimmed = oneLine(name).replace(/[。.：:]+$/u, '');
  const dutiless = trimmed.replace(DUTY, '');
  const bare = dutiless.replace(AND_OTHERS, '');
  const kept = bare.length >= 2 ? bare : dutiless;
  if (kept !== trimmed && kept !== '') as.push(`“${trimmed}”读作“${kept}”`);
  return kept === '' ? [] : [kept];
}
