import type { Role } from '../../domain/people.ts';
import type { Cadence, Status } from '../../domain/task.ts';
import { type Words, wordReader } from '../../domain/task-words.ts';

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

const ROLES: Words<Role> = [
  ['owner', '承办人|责任人|经办人|承办|具体承办人|工作人员'],
  ['liaison', '联络员|单位联络员|联系人|督查联络员|信息员'],
  ['head', '单位负责人|负责人|主要负责人|局长|一把手|部门负责人'],
  ['supervisor', '督查员|督查|督查人员|督查专员|督查室人员'],
  ['signer', '审定人|审定|签发人|审签人'],
  ['leader', '领导|县领导|市领导|区领导|分管领导|县级领导|包联领导'],
  ['secretary', '秘书|领导秘书|联络秘书'],
];

/** Each reads one word; undefined if it is none of theirs. */
export const readStatus = wordReader(STATUSES);
export const readRole = wordReader(ROLES);

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
