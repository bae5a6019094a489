import { levelAbove, needsOption } from '../domain/problem-levels.ts';
import type { CommandOf } from '../language/command.ts';
import { problemEscalated } from '../wording/owner-notices.ts';
import type { Standing } from './find-problem.ts';
import type { Answer, KnownAsking, Office } from './office.ts';
import { onOneProblem, refusalOnProblem } from './on-one-problem.ts';
import { type Decision, viaOf } from './write-on-task.ts';

/** 上报 P3: one level up; from 分管领导 on only with a way out to choose from. */
export async function escalate(
  command: CommandOf<'escalate'>,
  asking: KnownAsking,
  office: Office,
): Promise<Answer> {
  const decide = (standing: Standing): Decision => decideEscalate(standing, asking);
  const isOne = (entry: { readonly kind: string }): boolean => entry.kind === 'escalate';
  return onOneProblem({ no: command.problem, isOne, decide, notices: problemEscalated }, asking, office);
}

function decideEscalate(standing: Standing, asking: KnownAsking): Decision {
  const { problem } = standing;
  const refusal = refusalOnProblem('escalate', standing, asking);
  if (refusal !== undefined) return { kind: 'refuse', refusal };
  const level = levelAbove(problem.level);
  if (level === undefined) return { kind: 'refuse', refusal: { code: 'top-level', problem } };
  if (needsOption(problem.level) && problem.options.length === 0) {
    return { kind: 'refuse', refusal: { code: 'option-missing', problem } };
  }
  const act = { at: asking.now, by: asking.person.id, via: viaOf(asking) };
  return { kind: 'write', entries: [{ kind: 'escalate', ...act, problem: problem.no, level }] };
}
