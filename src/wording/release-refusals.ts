import { addDays, type Day } from '../domain/day.ts';
import { ROLE_NAMES } from '../domain/import-people.ts';
import type { ReportEdit } from '../domain/post.ts';
import type { RefusalOf } from '../domain/refusal.ts';
import { LONGEST_ANNOTATION } from '../domain/release.ts';
import type { ReleaseRefusal } from '../domain/release-refusal.ts';
import { whoMay } from '../domain/who-may.ts';
import { dayText } from './days.ts';
import { typedNo } from './office-words.ts';
import { type RefusalFacts, type RefusalWords, refusedSubject } from './refusal-words.ts';
import { POST_NAMES } from './slot-words.ts';

const quoted = (group: string): string => `（${group}）`;

export const RELEASE_REFUSALS: RefusalWords<ReleaseRefusal['code']> = {
  'ask-office': () => '此项内容请联系督查室',
  'not-to-release': ({ act }) =>
    `未办理：${act === 'sign' ? '签发' : '待发报告'}由${whoMay(act)
      .map(({ role }) => ROLE_NAMES[role])
      .join('、')}办理`,
  'report-ahead': ({ report, day, today }) =>
    `${POST_NAMES[report]}：${aheadText(day, today)}尚未到，只能查看今天及以前的。查看目前情况请发“${POST_NAMES[report]}”`,
  'nothing-waits': ({ report, group }) => {
    const what = report === undefined ? '报告' : POST_NAMES[report];
    return `未办理：今日没有待发的${what}${group === undefined ? '' : quoted(group)}。今日推送情况请发“推送”`;
  },
  'release-obstacle': obstacleText,
  'not-in-report': ({ task, why }, facts) => `未办理：${NOT_IN_REPORT[why](refusedSubject(task, facts))}`,
  'annotation-too-long': ({ length }) =>
    `未办理：加注限${LONGEST_ANNOTATION}字，收到的是${length}字，请精简后再发`,
};

const NOT_IN_REPORT: Readonly<Record<RefusalOf<'not-in-report'>['why'], (subject: string) => string>> = {
  settled: (subject) => `${subject}已不在办，报告不列`,
  scope: (subject) => `${subject}不在待发报告的列名范围`,
  unlisted: (subject) => `${subject}本期报告（含附表）未列，加注不会显示`,
};

function obstacleText(refusal: RefusalOf<'release-obstacle'>, facts: RefusalFacts): string {
  const { kind, group, obstacle, edit, time, by } = refusal;
  const name = `${POST_NAMES[kind]}${quoted(group)}`;
  const of = edit === undefined ? '' : ` ${refusedSubject(edit.task, facts)}`;
  switch (obstacle.kind) {
    case 'left':
      return `未办理：${name}${time === undefined ? '正在发送' : `已于 ${time} 发送`}，不能再改动`;
    case 'over':
      return `未办理：${name}今日不再发送，原因请发“推送”查看`;
    case 'done-before': {
      const did = edit === undefined ? '办理' : EDITED[edit.kind];
      return `${name}${of}此前已由${by ?? '他人'}${time === undefined ? '' : `于 ${time} `}${did}，未再改动`;
    }
    case 'unsigned':
      return `${name}尚未签发，未签发不会发送，不需暂停`;
    case 'signed':
      return `未办理：${name}已由${by ?? '审定人'}签发，如需改动请先发“暂停发送”，改后再签发`;
    case 'not-edited':
      return `未办理：${name}${of}没有${edit === undefined ? '这项改动' : EDITED[edit.kind]}`;
    case 'taken-out': {
      const no = edit === undefined ? '编号' : typedNo(edit.task, facts.openYear);
      return `未办理：${name}${of}已移出，加注不会显示；要加注请先发“移回 ${no}”`;
    }
  }
}

const EDITED: Readonly<Record<ReportEdit['kind'], string>> = { 'take-out': '移出', annotate: '加注' };

function aheadText(day: Day, today: Day): string {
  return day === addDays(today, 1) ? '明天' : `${day.slice(0, 4)}年${dayText(day)}`;
}
