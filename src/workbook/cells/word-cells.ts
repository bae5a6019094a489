import { type Role, squeeze } from '../../domain/people.ts';
import type { Cadence, KindOfTask, Openness, Status } from '../../domain/task.ts';

/** The words a cell may hold, and what each means; compared without white space and outer punctuation. */
type Words<T> = readonly (readonly [T, string])[];

const KINDS: Words<KindOfTask> = [
  ['annual', '年度|年度任务|年度事项|年度工作|年度重点|全年|常规|常规任务|重点工作|重点任务|重点项目|项目'],
  [
    'errand',
    '限时件|限时|限时事项|批示件|议定件|交办件|督办件|临时|临时件|领导批示|领导交办|会议议定|交办事项',
  ],
];

const STATUSES: Words<Status> = [
  ['assigned', '待签收|未签收|未启动|未开始|未开工|待启动|待开工|未办理|待办|尚未启动|尚未开始'],
  [
    'active',
    '推进中|进行中|在办|办理中|实施中|正在推进|正在办理|在建|正常|正常推进|有序推进|已启动|已开工|已签收|滞后|进展滞后|推进缓慢|逾期|超期|未完成|部分完成|持续推进|基本完成',
  ],
  ['submitted', '待审核|已办结|办结|完成|已完成|全部完成|申请销号|待销号|待验收|已申请销号|完工|竣工'],
  ['closed', '已销号|销号|已审核|审核通过|已核销|办结销号|已办结销号|完成并销号|完成销号'],
  ['suspended', '已暂缓|暂缓|暂停|中止|已暂停|缓建'],
  ['cancelled', '已终止|终止|取消|已取消|撤销|不再实施'],
];

/** Words of 状态 that the ledger itself uses: they need no listing. */
export const LEDGER_STATUS = /^(?:待签收|推进中|待审核|已销号|已暂缓|已终止)$/u;

const CADENCES: Words<Cadence> = [
  ['weekly', '每周|周报|周|一周一报|每周一次|每周五|按周|周调度|周反馈|一周|1周'],
  ['biweekly', '双周|两周|每两周|半月|半月报|每半月|双周报|两周一报|隔周|2周'],
  ['tenday', '旬|每旬|旬报|十天|10天|每十天|每10天'],
  ['monthly', '每月|月报|月|一月一报|每月一次|按月|月调度|月反馈|每月25日|每月底|月底'],
  ['quarterly', '季度|每季度|季报|按季|季|一季一报|每季|季调度|每季度一次'],
  ['halfyear', '半年|每半年|半年报|半年一报|半年一次'],
  ['none', '无|不报|不定期|无需反馈|办结反馈|办结时反馈|完成后反馈|及时反馈'],
];

const OPENNESS: Words<Openness> = [
  ['open', '公开|全县|全部|公开可见|不限'],
  ['parties', '当事|当事单位|仅当事|当事人|当事方|涉事单位|相关单位'],
  ['internal', '内部|督查室|仅内部|不公开|内部掌握|督查员|保密'],
];

const ROLES: Words<Role> = [
  ['owner', '承办人|责任人|经办人|承办|具体承办人|工作人员'],
  ['liaison', '联络员|单位联络员|联系人|督查联络员|信息员'],
  ['head', '单位负责人|负责人|主要负责人|局长|一把手|部门负责人'],
  ['supervisor', '督查员|督查|督查人员|督查专员|督查室人员'],
  ['signer', '审定人|审定|签发人|审签人'],
  ['leader', '领导|县领导|市领导|区领导|分管领导|县级领导|包联领导'],
  ['secretary', '秘书|领导秘书|联络秘书'],
];

function reader<T>(words: Words<T>): (text: string) => T | undefined {
  const byWord = new Map(
    words.flatMap(([value, all]) => all.split('|').map((word) => [word, value] as const)),
  );
  return (text) => byWord.get(squeeze(text).replace(/^[“"（(]|[”"）)。.!]$/gu, ''));
}

/** Each reads one word; undefined if it is none of theirs. */
export const readKind = reader(KINDS);
export const readStatus = reader(STATUSES);
export const readCadence = reader(CADENCES);
export const readOpenness = reader(OPENNESS);
export const readRole = reader(ROLES);

/** The cadence of words nobody listed, by the period they name (每周五前); undefined if none. */
export function nearCadence(text: string): Cadence | undefined {
  const periods: readonly (readonly [RegExp, Cadence])[] = [
    [/双周|两周|半月/u, 'biweekly'],
    [/周/u, 'weekly'],
    [/旬/u, 'tenday'],
    [/半年/u, 'halfyear'],
    [/季/u, 'quarterly'],
    [/月/u, 'monthly'],
  ];
  return periods.find(([shape]) => shape.test(text))?.[1];
}

/** How each cadence is written in the column 反馈周期. */
export const CADENCE_WORDS: Readonly<Record<Cadence, string>> = {
  weekly: '每周',
  biweekly: '双周',
  tenday: '旬',
  monthly: '每月',
  quarterly: '季度',
  halfyear: '半年',
  none: '无',
};
