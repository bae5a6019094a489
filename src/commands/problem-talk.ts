import { hasRole, type Person, peopleNamed } from '../domain/people.ts';
import { may } from '../domain/permissions.ts';
import { askedOf, isAsked } from '../domain/problem-asked.ts';
import type { CommandOf } from '../language/command.ts';
import { problemAnswered } from '../wording/owner-notices.ts';
import type { Standing } from './find-problem.ts';
import type { Answer, KnownAsking, Office } from './office.ts';
import { onOneProblem, refusalOnProblem } from './on-one-problem.ts';
import { type Decision, viaOf } from './write-on-task.ts';

/** P3 方案: a way out to choose from. */
export async function problemOption(
  command: CommandOf<'problem-option'>,
  asking: KnownAsking,
  office: Office,
): Promise<Answer> {
  const { problem: no, text } = command;
  const decide = (standing: Standing): Decision => {
    const refusal = refusalOnProblem('option', standing, asking) ?? emptyText(text, no, 'option');
    if (refusal !== undefined) return { kind: 'refuse', refusal };
    const { level } = standing.problem;
    const facts = { problem: no, level, option: true, note: text } as const;
    return { kind: 'write', entries: [{ kind: 'problem', ...actOf(asking), ...facts }] };
  };
  return onOneProblem(
    { no, isOne: (entry) => entry.kind === 'problem' && entry.option === true, decide },
    asking,
    office,
  );
}

/** P3 答复: what the asked unit, a leader or the supervision office says to it. */
export async function problemAnswer(
  command: CommandOf<'problem-answer'>,
  asking: KnownAsking,
  office: Office,
): Promise<Answer> {
  const { problem: no, text } = command;
  const decide = (standing: Standing): Decision => {
    const refusal = refusalOnProblem('answer', standing, asking) ?? emptyText(text, no, 'answer');
    if (refusal !== undefined) return { kind: 'refuse', refusal };
    const act = { ...actOf(asking), ...forLeader(standing, asking) };
    return { kind: 'write', entries: [{ kind: 'answer', ...act, problem: no, note: text }] };
  };
  return onOneProblem(
    { no, isOne: (entry) => entry.kind === 'answer', decide, notices: problemAnswered },
    asking,
    office,
  );
}

/** P3 已解决, P3 销号: solved, as its unit says; struck off by the supervision office. */
export async function solve(
  command: CommandOf<'solve'>,
  asking: KnownAsking,
  office: Office,
): Promise<Answer> {
  const { problem: no, note } = command;
  const decide = (standing: Standing): Decision => {
    const { problem } = standing;
    const closes = hasRole(asking.person, 'supervisor');
    const refusal = refusalOnProblem('solve', standing, asking);
    if (refusal !== undefined) return { kind: 'refuse', refusal };
    if (!closes && problem.status === 'solved') {
      return { kind: 'refuse', refusal: { code: 'problem-settled', problem } };
    }
    const facts = {
      problem: no,
      ...(closes ? { closed: true as const } : {}),
      ...(note === undefined ? {} : { note }),
    };
    return { kind: 'write', entries: [{ kind: 'solve', ...actOf(asking), ...facts }] };
  };
  return onOneProblem({ no, isOne: (entry) => entry.kind === 'solve', decide }, asking, office);
}

function actOf(asking: KnownAsking) {
  return { at: asking.now, by: asking.person.id, via: viaOf(asking) };
}

function emptyText(text: string, problem: number, act: 'option' | 'answer') {
  return text.trim() === '' ? ({ code: 'problem-words-missing', problem, act } as const) : undefined;
}

/** A 秘书 answers for the leader who is asked, else for the task's first. */
function forLeader(
  { problem, task }: Standing,
  { person, directory }: KnownAsking,
): { readonly onBehalf?: string } {
  const speaksForHimself = isAsked(person, problem, directory) || hasRole(person, 'supervisor', 'leader');
  if (speaksForHimself || !hasRole(person, 'secretary') || !may(person, 'remark', task)) return {};
  const asked = askedOf(problem.asks ?? '', directory).flatMap((one) =>
    one.kind === 'person' ? [one.person] : [],
  );
  const isLeader = (one: Person): boolean => hasRole(one, 'leader');
  const leader = [...asked, ...task.leaders.flatMap((name) => peopleNamed(directory, name))].find(isLeader);
  return leader === undefined ? {} : { onBehalf: leader.id };
}
