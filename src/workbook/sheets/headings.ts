import { squeeze } from '../../domain/people.ts';

/** The columns a ledger may have. `report`: progress told in words. */
export type LedgerColumn =
  | 'no'
  | 'serial'
  | 'kind'
  | 'category'
  | 'source'
  | 'taskforce'
  | 'title'
  | 'leader'
  | 'lead'
  | 'assist'
  | 'owner'
  | 'start'
  | 'due'
  | 'target'
  | 'milestones'
  | 'cadence'
  | 'progress'
  | 'report'
  | 'status'
  | 'problem'
  | 'openness'
  | 'remarks';

/** What a heading means; the lower the rank, the better it fits where several columns mean the same. */
export interface HeadingMeaning<C extends string> {
  readonly column: C;
  readonly rank: number;
}

/** The headings of offices, best first; compared without white space, brackets, years and stars. */
const LEDGER_HEADINGS: Readonly<Record<LedgerColumn, string>> = {
  no: '编号|台账编号|事项编号|任务编号|督办编号|任务号|事项号',
  serial: '序号|序|号|NO|NO.',
  kind: '类型|任务类型|事项类型|督办类型',
  category: '类别|分类|任务类别|事项类别|项目类别|工作类别|所属类别|板块|领域|工作领域',
  source: '来源|任务来源|事项来源|督办来源|交办来源|文件来源|工作来源',
  taskforce: '专班|工作专班|所属专班|专班名称',
  title:
    '事项|事项名称|督办事项|工作事项|重点事项|任务名称|工作任务|重点任务|主要任务|重点工作任务|主要工作任务|年度重点任务|项目名称|重点工作|具体任务|具体事项|任务事项|任务内容|任务|交办事项|议定事项|批示事项|落实事项|工作内容|督办内容|主要工作|工作要点|重点项目|项目|工作名称|目标任务|主要内容',
  leader:
    '分管领导|包联领导|责任领导|分管县领导|包抓领导|包保领导|挂联领导|联系领导|牵头领导|县级领导|县领导|督导领导|督办领导|领导',
  lead: '牵头单位|牵头部门|牵头责任单位|主办单位|主办部门|责任单位|责任部门|承办单位|承办部门|落实单位|实施单位|责任主体|责任单位及责任人|牵头|主办|单位',
  assist:
    '协同单位|配合单位|配合部门|协同部门|协办单位|协办部门|协助单位|参与单位|参加单位|协同配合单位|配合责任单位|配合|协同|协办',
  owner: '责任人|具体责任人|责任人员|直接责任人|承办人|经办人|具体承办人|责任人及联系电话|联系人',
  start: '开始时间|开始日期|开工时间|启动时间|起始时间|起始日期|计划开工时间|交办时间|交办日期',
  due: '完成时限|时限|完成时间|办结时限|完成期限|完成日期|截止时间|截止日期|竣工时间|计划竣工时间|计划完成时间|竣工日期|办理时限|时限要求|完成时限要求|时间要求|期限|时间节点|完成节点',
  target:
    '年度目标|指标|年度指标|年度计划投资|计划投资|年度投资计划|年度投资|目标值|目标|年度目标任务|量化指标|任务指标|工作目标',
  milestones: '节点|节点目标|进度节点|阶段目标|阶段性目标|节点安排|节点计划|阶段节点',
  cadence: '反馈周期|调度周期|报送周期|填报周期|反馈频次|调度频次|报送频次|反馈频率',
  progress:
    '进度|完成率|当前进度|完成进度|工作进度|目前进度|完成比例|完成百分比|进度百分比|工程进度|形象进度',
  report: '进展情况|工作进展|进展|目前进展|当前进展|完成情况|落实情况|推进情况|工作进展情况|办理情况',
  status: '状态|任务状态|办理状态|当前状态|完成状态|事项状态|推进状态',
  problem:
    '存在问题|存在的问题|问题|困难问题|存在困难|问题困难|存在问题及困难|存在的困难和问题|需协调解决的问题|需协调问题|困难和问题',
  openness: '公开范围|知悉范围|可见范围|公开',
  remarks: '备注|说明|备注说明|其他说明',
};

/** For headings nobody listed: how they end. */
const ENDINGS: readonly (readonly [RegExp, LedgerColumn])[] = [
  [/(?:牵头|主办|责任|承办|落实)(?:单位|部门)$/u, 'lead'],
  [/(?:配合|协同|协办|协助|参与)(?:单位|部门)$/u, 'assist'],
  [
    /(?:分管|包联|责任|包抓|包保|挂联|联系|牵头|县级|市级|区级|督导|挂帅)(?:县|市|区|委|政府)?领导$/u,
    'leader',
  ],
  [/责任人$/u, 'owner'],
  [/(?:完成|办结|竣工|截止)(?:时限|时间|日期|期限)$|时限$/u, 'due'],
  [/(?:开始|开工|启动)(?:时间|日期)$/u, 'start'],
  [/(?:事项|任务)(?:名称|内容)$/u, 'title'],
  [/计划投资$|目标值$/u, 'target'],
];

/** A heading under a spanning one, by its own words: 责任单位 over 牵头 and 配合. */
const UNDER: readonly (readonly [RegExp, LedgerColumn])[] = [
  [/^(?:牵头|主办|主责|责任)(?:单位|部门)?$/u, 'lead'],
  [/^(?:配合|协同|协办|协助|参与)(?:单位|部门)?$/u, 'assist'],
  [/^(?:分管|包联|县级|县)?领导$/u, 'leader'],
];

const UNDER_TIME: readonly (readonly [RegExp, LedgerColumn])[] = [
  [/^(?:开始|开工|启动|起|起始|起止?始?)(?:时间|日期)?$/u, 'start'],
  [/^(?:完成|竣工|结束|截止|止|办结)(?:时间|日期|时限)?$/u, 'due'],
];

export type HeadingReader<C extends string> = (text: string) => HeadingMeaning<C> | undefined;

/** The heading without white space, brackets, years and marks. */
export function bareHeading(text: string): string {
  return squeeze(text)
    .replace(/\([^)]*\)|\[[^\]]*\]|【[^】]*】/gu, '')
    .replace(/^(?:20\d{2}年?度?|本年度?|今年)/u, '')
    .replace(/[*★☆※:。、]/gu, '')
    .toUpperCase();
}

/** A reader of headings from lists of them, best first. */
export function headingReader<C extends string>(lists: Readonly<Record<C, string>>): HeadingReader<C> {
  const known = new Map<string, HeadingMeaning<C>>();
  for (const column in lists) {
    lists[column].split('|').forEach((word, rank) => {
      if (!known.has(word)) known.set(word, { column, rank });
    });
  }
  return (text) => known.get(bareHeading(text));
}

const exactly = headingReader(LEDGER_HEADINGS);
const LEAST = 100;

/** What a heading of a ledger means; undefined for one that is not read. */
export function ledgerHeading(text: string): HeadingMeaning<LedgerColumn> | undefined {
  const exact = exactly(text);
  if (exact !== undefined) return exact;
  const bare = bareHeading(text);
  const ending = ENDINGS.find(([shape]) => shape.test(bare));
  return ending === undefined ? undefined : { column: ending[1], rank: LEAST };
}

/** What the lower of two headings means under the upper one. */
export function ledgerHeadingUnder(upper: string, lower: string): HeadingMeaning<LedgerColumn> | undefined {
  const bare = bareHeading(lower);
  const over = bareHeading(upper);
  const above = ledgerHeading(upper)?.column;
  const units = above === 'lead' || above === 'assist' || /单位|部门|责任|分工/u.test(over);
  const times = above === 'due' || above === 'start' || /时间|时限|期限|日期|起止/u.test(over);
  const shapes = [...(units ? UNDER : []), ...(times ? UNDER_TIME : [])];
  const found = shapes.find(([shape]) => shape.test(bare));
  if (found !== undefined) return { column: found[1], rank: 0 };
  return ledgerHeading(lower) ?? ledgerHeading(upper + lower);
}

/** 万元 of 年度计划投资（万元）, of 单位：万元. */
export function unitInBrackets(heading: string): string | undefined {
  return /\((?:单位:?)?([^)\d]{1,5})\)/u.exec(heading.normalize('NFKC'))?.[1];
}
