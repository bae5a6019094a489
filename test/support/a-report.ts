import type { Bench } from '../../src/domain/colour.ts';
import { judge } from '../../src/domain/colour.ts';
import { type Day, day } from '../../src/domain/day.ts';
import type { LampCounts } from '../../src/domain/lamp-counts.ts';
import { type Message, plainText } from '../../src/domain/message.ts';
import type { ReportKind } from '../../src/domain/post.ts';
import type { ReportAnnex } from '../../src/domain/report-annex.ts';
import type { FrozenFigures, Snapshot } from '../../src/domain/snapshot.ts';
import type { Task } from '../../src/domain/task.ts';
import type { Group } from '../../src/domain/visibility.ts';
import { atOnce } from '../../src/reports/in-steps.ts';
import type { PostMaterial } from '../../src/reports/post-material.ts';
import type { MadePost, Saying } from '../../src/wording/made-post.ts';
import { makeReportPost } from '../../src/wording/report-post.ts';
import { aBench, aDirectory, aRuleSet } from './a-task.ts';

/** A leaders' group of the whole county, in which units are not compared, unless told. */
export function aReportGroup(overrides: Partial<Group> = {}): Group {
  return { id: 'all', title: '县领导群', audience: 'leaders', scope: 'all', compare: false, ...overrides };
}

/** What a report is made of, and the number it is given. */
export interface NumberedMaterial extends PostMaterial {
  readonly issue?: number;
}

/** The material of a report made at a moment (`aBench`), of these tasks, unless told. */
export function reportMaterial(
  kind: ReportKind,
  when: string,
  tasks: readonly Task[],
  overrides: Partial<NumberedMaterial> = {},
): NumberedMaterial {
  const bench: Bench = overrides.bench ?? aBench(when);
  const group = overrides.group ?? aReportGroup();
  return {
    key: { kind, day: day(when.slice(0, 10)), group: group.id },
    bench,
    judged: tasks.map((task) => ({ task, judgement: judge(task, bench) })),
    group,
    groups: [group],
    directory: aDirectory(),
    signature: { names: ['县委督查室', '县政府督查室'], short: '督查室', phone: '8123' },
    botName: '督办助手',
    earlier: [],
    edits: [],
    ...overrides,
  };
}

/** A report before, made at 9:00 of a day. */
export function anEarlierReport(
  kind: ReportKind,
  on: Day,
  takenAt: number,
  figures: Partial<FrozenFigures> & { readonly counts: LampCounts },
): Snapshot {
  return {
    key: { kind, day: on, group: 'all' },
    takenAt,
    rules: aRuleSet(),
    message: { blocks: [] },
    figures: { red: [], asked: [], places: [], ...figures },
  };
}

export function madeReport({ issue, ...material }: NumberedMaterial): MadePost {
  const made = atOnce(makeReportPost(material));
  if (made === undefined) throw new Error('nothing to report');
  return issue === undefined ? made : (made.numbered?.(issue) ?? made);
}

/** 附表 of a report. */
export function annexOf(made: MadePost): ReportAnnex | undefined {
  return made.annex && atOnce(made.annex());
}

/** A report said as a post with all its rows, unless told. */
export function reportMessage(material: NumberedMaterial, saying: Partial<Saying> = {}): Message {
  return madeReport(material).say({ called: new Set(), mostRows: 99, as: 'post', ...saying }).message;
}

export function reportText(material: NumberedMaterial, saying: Partial<Saying> = {}): string {
  return plainText(reportMessage(material, saying));
}
