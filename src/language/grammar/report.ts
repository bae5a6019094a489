import type { ReportKind } from '../../domain/post.ts';
import type { Command } from '../command.ts';
import { isQuestion } from '../doubts.ts';
import type { LanguageContext } from '../language-context.ts';
import { leadInStops } from '../lead-in.ts';
import type { Line } from '../line.ts';
import type { Reading } from '../reading.ts';
import { certain } from '../readings.ts';
import { readReportOf } from '../report-period.ts';
import { REPORT_WORD, reportNamed, reportWord } from '../report-words.ts';
import { skipAll } from '../taken.ts';

const BEFORE =
  /[\s,:。!~]+|请|麻烦(?:您|你)?|帮(?:我|忙)|给我|我(?:想|要)看?|想看|要看|看看|看一下|看下|查看|查一下|查下|查询|查|调出|打开|显示|列出|发一下|发下|发|来一份|来个|出一下|出|[把将]/y;
const AFTER =
  /(?:[\s,:。!~]+|谢谢|一下|看看|看下|给我(?:看看?)?|发(?:给)?我|发一下|的?情况|报告|的|呢|吧|啊|呀|哈)$/;

const LONGEST = 40;

/** Words of a unit in front: 住建局 周调度 asks for something else. */
const OF_UNIT = /[局委办镇乡院厅站队]|街道|公司|中心|集团/;

const WORD = new RegExp(`^(.*?)的?(${REPORT_WORD})[\\s:,]*(.*)$`);
const RANKING = /^(?:全县|各单位|单位|部门|乡镇|最新|目前)*(?:的)?(?:排名|排行榜?|红黑榜)$/;
/** 上周调度, 11月份通报, 三季度通报: the period takes part of the word. */
const SHORT: readonly (readonly [RegExp, ReportKind])[] = [
  [/^((?:上+|本|这)个?(?:周|星期))(?:的?)(?:调度|通报|报)$/, 'weekly'],
  [
    /^((?:上+|本|这)个?月|(?:20\d\d年)?(?:\d{1,2}|[一二三四五六七八九十]{1,2})月份?)的?(?:通报|报)$/,
    'monthly',
  ],
  [/^((?:上+|本|这)个?季度|(?:20\d\d年)?第?[一二三四1-4]季度)的?(?:督导|通报|报)$/, 'quarterly'],
  [/^((?:20\d\d年|去年|今年)?[上下]半年)的?通报$/, 'halfyear'],
];
const ISSUE = /^(?:\[20\d\d\])?第?\d{1,3}期$/;

/**
 * A line that asks for a report and nothing else: 周调度, 看看上周的周调度, 11月月通报, 排名. A line that speaks of one
 * (周调度会议安排在周三, 月通报已学习) is none, since a report is long and read by many.
 */
export function readReport(line: Line): Reading | undefined {
  if (line.key.length > LONGEST) return undefined;
  const asked = readIfSent(line.key);
  if (asked) return asked;
  for (const stop of leadInStops(line.key)) {
    if (OF_UNIT.test(line.key.slice(0, stop))) break;
    const core = coreOf(line.key, stop);
    const reading = readShort(core, line.context) ?? readLong(core, line.context);
    if (reading) return reading;
    if (RANKING.test(core)) return certain({ kind: 'ranking' });
  }
  return undefined;
}

function coreOf(key: string, at: number): string {
  let core = key.slice(skipAll(BEFORE, key, at)).trimEnd();
  for (let shorter = core.replace(AFTER, ''); shorter !== core; shorter = core.replace(AFTER, ''))
    core = shorter;
  return core;
}

function readShort(core: string, context: LanguageContext): Reading | undefined {
  for (const [pattern, report] of SHORT) {
    const period = pattern.exec(core)?.[1];
    if (period !== undefined) return readOf(report, period, context);
  }
  return undefined;
}

function readLong(core: string, context: LanguageContext): Reading | undefined {
  const [, before = '', word = '', behind = ''] = WORD.exec(core) ?? [];
  const report = reportNamed(word);
  if (report === undefined || (before !== '' && behind !== '')) return undefined;
  return readOf(report, before === '' ? behind : before, context);
}

function readOf(report: ReportKind, period: string, context: LanguageContext): Reading | undefined {
  if (period === '') return certain({ kind: 'report', report });
  // By its number no report is found: how one is asked for is shown instead.
  if (ISSUE.test(period)) return certain({ kind: 'help', topic: reportWord(report) });
  const of = readReportOf(period, report, context);
  if (of === undefined) return undefined;
  const command: Command = of === 'now' ? { kind: 'report', report } : { kind: 'report', report, of };
  return certain(command);
}

const IF_SENT = new RegExp(
  `^(?:今天|今日|今早|本周|这周|本月|的)*(?:(?:${REPORT_WORD}|每日提醒|逾期清单|逾期提醒|提醒|催报|通报)(?:今天|今日|今早|都|已经?|有没有|是不是|是否)*` +
    '(?:发送|发出去?|发布|发|推送|推|签发)|(?:今天|今日|都|已经?|有没有|是不是|是否)*(?:推送|签发|发送))(?:出去|成功)?(?:了|过)?(?:吗|没有?|么|了没)?[\\s?。!]*$',
);

/** 周调度发了吗, 今天推送了没: what became of today's posts. A question only. */
function readIfSent(key: string): Reading | undefined {
  return isQuestion(key) && IF_SENT.test(key) ? certain({ kind: 'posts' }) : undefined;
}
