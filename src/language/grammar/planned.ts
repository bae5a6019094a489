import type { PlannedKind } from '../planned-lexicon.ts';
import type { Reading } from '../reading.ts';
import { takeRefs } from '../references.ts';
import { skip, skipAll, takeMatch } from '../taken.ts';
import { type AfterWord, BETWEEN_WORD_AND_REF, type Grammar } from './grammar.ts';

const LEAD = /[\s,:]+|的|任务|事项|工作|项目|现|因故|已|我们?(?:局)?|本?单位|特|目前/y;

/** What stands behind a task, for the commands that are about one. The others stand next to alone. */
const BEHIND_TASK: Readonly<Partial<Record<PlannedKind, RegExp>>> = {
  'take-out': /移出/y,
  annotate: /加注/y,
};

const NEXT_TO_NOTHING = /\s?[^,。!?]{0,8}$/y;

/** A command that is recognised and not carried out. When it is built, its grammar takes this one's place in the table. */
export function plannedGrammar({
  kind,
  word,
}: {
  readonly kind: PlannedKind;
  readonly word: string;
}): Grammar {
  const notOffered: readonly Reading[] = [{ kind: 'not-offered', word }];
  const behind = BEHIND_TASK[kind];
  if (behind === undefined) {
    return {
      afterWord: ({ line, at }) => takeMatch(NEXT_TO_NOTHING, line.key, at) && notOffered,
    };
  }
  return {
    afterWord: (said) => (hasTask(said) ? notOffered : undefined),
    afterRefs: ({ line, at }) => takeMatch(behind, line.key, skipAll(LEAD, line.key, at)) && notOffered,
  };
}

function hasTask({ line: { key }, at }: AfterWord): boolean {
  return takeRefs(key, skip(BETWEEN_WORD_AND_REF, key, at)) !== undefined;
}
