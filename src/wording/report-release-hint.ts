import { assertNever } from '../domain/assert-never.ts';
import type { Judged } from '../domain/ledger-order.ts';
import { type Block, line, tinted } from '../domain/message.ts';
import { calendarReminder } from './calendar-warning.ts';
import type { Saying } from './made-post.ts';
import { type ReportFacts, taskNumber } from './report-facts.ts';
import { hourText } from './report-head.ts';

/** Under a draft: where it goes, and how supervisors act on it. Nothing under anything else. */
export function releaseHint(facts: ReportFacts, { as, release }: Saying): readonly Block[] {
  if (as !== 'draft') return [];
  const { report, listing, material, openYear } = facts;
  const isListable = ({ task }: Judged): boolean => listing.mayList(task);
  const example = (report.red.find(isListable) ?? report.tasks.find(isListable))?.task;
  const no = example === undefined ? '编号' : taskNumber(example, openYear);
  const change = `“移出 ${no}”“加注 ${no} …”可修改`;
  const { today, calendar, zone } = material.bench;
  return [
    ...calendarReminder(today, calendar).map((one) => line(tinted('warning', one))),
    ...[`发往：${material.group.title}`, ...hints(release, zone, change)].map((hint) =>
      line(tinted('comment', hint)),
    ),
  ];
}

function hints(release: Saying['release'], zone: string, change: string): readonly string[] {
  if (release === undefined) return [`回复${change}`];
  switch (release.mode) {
    case 'auto':
      return [`回复${change}`];
    case 'hold':
      return [`${hourText(release.at, zone)}前回复“暂停发送”可拦下，${change}`];
    case 'sign':
      return ['审定人回复“签发”后发出，18时前未签发不发', `回复${change}`];
    default:
      return assertNever(release.mode);
  }
}
