import { monthOf, yearOf } from '../domain/day.ts';
import type { Command, PostSaid, ReportOf } from './command.ts';
import { refText } from './ref-text.ts';
import { reportWord } from './report-words.ts';

/** The commands of reports and of their release. */
export type ReportingCommand = Extract<
  Command,
  {
    kind: 'report' | 'ranking' | 'export' | 'posts' | 'sign' | 'hold' | 'take-out' | 'annotate' | 'take-back';
  }
>;

/** Their canonical words, in order. */
export function reportParts(command: ReportingCommand): readonly (string | undefined)[] {
  switch (command.kind) {
    case 'report':
      return [reportWord(command.report), periodText(command)];
    case 'ranking':
      return ['排名'];
    case 'export':
      return ['导出', command.year === undefined ? undefined : `${command.year}年`];
    case 'posts':
      return ['推送'];
    case 'sign':
      return ['签发', postText(command.post)];
    case 'hold':
      return ['暂停发送', postText(command.post)];
    case 'take-out':
      return ['移出', postText(command.post), refText(command.ref)];
    case 'annotate':
      return ['加注', postText(command.post), refText(command.ref), command.text];
    case 'take-back':
      return [command.edit === 'annotate' ? '删注' : '移回', postText(command.post), refText(command.ref)];
  }
}

function postText(post: PostSaid | undefined): string | undefined {
  if (post === undefined) return undefined;
  return `${reportWord(post.report)}${post.group === undefined ? '' : `“${post.group}”`}`;
}

function periodText({ report, of }: Extract<Command, { kind: 'report' }>): string | undefined {
  return of === undefined ? undefined : of.whole ? wholeText(report, of) : of.day;
}

const QUARTERS = ['一', '二', '三', '四'];

/** 2026-11-22那周, 2026年10月, 2026年三季度, 2026年上半年, 2025年: the period that ends on the day. */
function wholeText(report: Extract<Command, { kind: 'report' }>['report'], { day }: ReportOf): string {
  const year = `${yearOf(day)}年`;
  switch (report) {
    case 'quarterly':
      return `${year}${QUARTERS[Math.ceil(monthOf(day) / 3) - 1]}季度`;
    case 'halfyear':
      return `${year}${monthOf(day) <= 6 ? '上' : '下'}半年`;
    case 'yearly':
      return year;
    case 'weekly':
      return `${day}那周`;
    case 'monthly':
      return `${year}${monthOf(day)}月`;
  }
}
