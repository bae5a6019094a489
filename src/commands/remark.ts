import { leaderNamed } from '../domain/leader-named.ts';
import { type Directory, hasRole, type Person, type PersonId, peopleNamed } from '../domain/people.ts';
import type { Refusal } from '../domain/refusal.ts';
import type { Task } from '../domain/task.ts';
import type { CommandOf } from '../language/command.ts';
import type { Answer, KnownAsking, Office } from './office.ts';
import { noteOf, onOfficeTask, refuse, wordsMissing, write } from './on-office-task.ts';

/** 批示: a leader's instruction, its gist; a secretary or a supervisor writes it down for the task's leader. */
export function remark(command: CommandOf<'remark'>, asking: KnownAsking, office: Office): Promise<Answer> {
  return onOfficeTask(
    command,
    {
      act: 'remark',
      kind: 'remark',
      decide: (task, stamp) => {
        const missing = wordsMissing(command.text, task, 'remark', 'text');
        if (missing !== undefined) return refuse(missing);
        const said = whoseWords(command.text);
        const behalf = behalfOf(asking.person, said.leader, task, asking.directory);
        if ('code' in behalf) return refuse(behalf);
        const text = behalf.isNamed ? said.text : command.text;
        const onBehalf = behalf.onBehalf === undefined ? {} : { onBehalf: behalf.onBehalf };
        return write({ kind: 'remark', ...stamp, ...onBehalf, ...noteOf(text) });
      },
    },
    asking,
    office,
  );
}

interface Said {
  /** Who gave it, as written in front of it; `sure` where 批示 stands behind the name. */
  readonly leader?: { readonly called: string; readonly sure: boolean };
  readonly text: string;
}

/** 王志远批示：请加快; 王县长：请加快. Whether the word in front is a leader's name, the roster says. */
function whoseWords(text: string): Said {
  const [, called, word, words] =
    /^([一-龥]{2,5}?)(?:同志)?(批示|指示)?\s*[:：]\s*(.+)$/su.exec(text) ??
    /^([一-龥]{2,5}?)(?:同志)?(批示|指示)\s+(.+)$/su.exec(text) ??
    [];
  if (called === undefined || words === undefined) return { text };
  return { leader: { called, sure: word !== undefined }, text: words };
}

type Behalf = { readonly onBehalf?: PersonId; readonly isNamed?: true };

/**
 * A leader speaks for himself. Anybody else writes down for the leader he names, else for the task's first, and never for
 * another one who happens to be in the roster: a remark in a wrong name is worse than none.
 */
function behalfOf(person: Person, said: Said['leader'], task: Task, directory: Directory): Behalf | Refusal {
  if (hasRole(person, 'leader')) return {};
  const named = said === undefined ? undefined : leaderNamed(directory, said.called);
  if (named !== undefined) return { onBehalf: named.id, isNamed: true };
  if (said?.sure) return { code: 'no-leader', task, name: said.called };
  const [name] = task.leaders;
  if (name === undefined) return { code: 'no-leader', task };
  const people = peopleNamed(directory, name).filter((one) => !one.disabled);
  const leader = people.find((one) => hasRole(one, 'leader')) ?? people[0];
  return leader === undefined ? { code: 'no-leader', task, name } : { onBehalf: leader.id };
}
