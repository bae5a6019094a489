import type { PlannedEntry, PlannedKind } from '../planned-lexicon.ts';
import type { Reading } from '../reading.ts';
import { takeRefs } from '../references.ts';
import { skip, skipAll, takeMatch } from '../taken.ts';
import { type AfterWord, BETWEEN_WORD_AND_REF, type Grammar } from './grammar.ts';

/** What must follow the word: a task or problem by number; the same or words behind a space; anything; next to nothing. */
type Needs = 'task' | 'task-or-words' | 'words' | 'nothing';

const LEAD = /[\s,:]+|的|任务|事项|工作|项目|现|因故|已|我们?(?:局)?|本?单位|特|目前/y;
const END = '(?=$|[\\s,:;。!、?(]|了|到|至|给|一下|吧)';
const behind = (pattern: string): RegExp => new RegExp(pattern, 'y');

const FORMS: Readonly<Record<PlannedKind, { readonly needs: Needs; readonly afterRefs?: RegExp }>> = {
  explain: {
    needs: 'task',
    afterRefs: behind(
      '(?:逾期|滞后|超期|未完成|没完成|延误|红灯|黄灯|落后|未报|没报)*的?(?:原因|情况说明)[\\s:,是为]',
    ),
  },
  extend: {
    needs: 'task-or-words',
    afterRefs: behind(
      '(?:想|要|需要?|拟|请|希望|能否|可否)*(?:申请|请求|恳请|提请|提出)?(?:再|予以|办理)?(?:延期(?!间|后|费)|延长|展期|顺延|延后|延[到至]|推迟|宽限)',
    ),
  },
  assist: { needs: 'task', afterRefs: behind('(?:协同|协办)[\\s:,]') },
  problem: {
    needs: 'task',
    afterRefs: behind('(?:存在|有|遇到|主要|反映|提|上报)*的?(?:问题|困难|难点|堵点)(?=[\\s:,是为])'),
  },
  'no-figure': { needs: 'task', afterRefs: behind('(?:待数据|暂无数据|数据待公布)') },
  assign: { needs: 'words' },
  'hand-over': { needs: 'words', afterRefs: behind('(?:转交|移交|交接|转给|转办)(?:给)?') },
  'hand-over-all': { needs: 'words' },
  edit: {
    needs: 'task',
    afterRefs: behind(
      '(?:的|把)*(?:时限|期限|责任人|牵头单位|协同单位|配合单位|分管领导|标题|名称|指标|节点|反馈周期|类别|来源)(?:要|请|需)?(?:改|变更|调整|修改|更换|换)',
    ),
  },
  approve: { needs: 'task', afterRefs: behind(`(?:审核|审批|予以|同意)?(?:通过|同意办结)${END}`) },
  return: { needs: 'task-or-words', afterRefs: behind(`(?:予以|请)?(?:退回|驳回|打回)${END}`) },
  close: { needs: 'task-or-words', afterRefs: behind(`(?:予以|同意|可以|请)?销号${END}`) },
  'grant-extension': { needs: 'task', afterRefs: behind(`(?:同意|批准|准予)延期${END}`) },
  'refuse-extension': { needs: 'task', afterRefs: behind(`(?:不同意|拒绝|不予|不批准)延期${END}`) },
  revisit: { needs: 'task-or-words', afterRefs: behind(`(?:回访|回头看)`) },
  urge: { needs: 'task-or-words', afterRefs: behind(`(?:催办|催一下|催报|催)${END}`) },
  directive: { needs: 'task-or-words', afterRefs: behind(`(?:下|发)?督办(?:单)?(?=$|[\\s,:;。!])`) },
  remark: { needs: 'task-or-words', afterRefs: behind('批示') },
  answer: { needs: 'task', afterRefs: behind('(?:回复|答复)') },
  suspend: { needs: 'task-or-words', afterRefs: behind(`(?:申请|予以|请)?(?:暂缓|缓办)`) },
  cancel: { needs: 'task', afterRefs: behind(`(?:申请|予以|请)?终止${END}`) },
  reopen: { needs: 'task-or-words', afterRefs: behind(`(?:申请|予以|请)?(?:重启|重新启动)${END}`) },
  todo: { needs: 'nothing' },
  weekly: { needs: 'nothing' },
  monthly: { needs: 'nothing' },
  quarterly: { needs: 'nothing' },
  ranking: { needs: 'nothing' },
  export: { needs: 'nothing' },
  push: { needs: 'nothing' },
  sign: { needs: 'nothing' },
  hold: { needs: 'nothing' },
  'take-out': { needs: 'task', afterRefs: behind('移出') },
  annotate: { needs: 'task', afterRefs: behind('加注') },
};

const PROBLEM = /[\s:]*p\s?\d{1,5}(?!\d)/y;
const WORDS = /[\s:]+[^\s]/y;
const NEXT_TO_NOTHING = /\s?[^,。!?]{0,8}$/y;
const OVERDUE = /[\s:]*(?:所有|全部)?(?:逾期|红灯|黄灯|未报|未签收)/y;

/** A command that is recognised and not carried out. When it is built, its grammar takes this one's place in the table. */
export function plannedGrammar({ kind, word }: PlannedEntry): Grammar {
  const form = FORMS[kind];
  const notOffered: readonly Reading[] = [{ kind: 'not-offered', word }];
  const { afterRefs } = form;
  return {
    afterWord: (said) => (follows(said, form.needs) ? notOffered : undefined),
    ...(afterRefs === undefined
      ? {}
      : {
          afterRefs: ({ line, at }) =>
            takeMatch(afterRefs, line.key, skipAll(LEAD, line.key, at)) && notOffered,
        }),
  };
}

function follows({ line: { key }, entry, at }: AfterWord, needs: Needs): boolean {
  // 督办事项12 is a task.
  if (entry.kind === 'directive' && /^(?:事项|任务|件|项目)/.test(key.slice(at))) return false;
  switch (needs) {
    case 'nothing':
      return takeMatch(NEXT_TO_NOTHING, key, at) !== undefined;
    case 'words':
      return takeMatch(WORDS, key, at) !== undefined || hasTask(key, at);
    case 'task-or-words':
      return (
        hasTask(key, at) ||
        takeMatch(WORDS, key, at) !== undefined ||
        (entry.kind === 'urge' && takeMatch(OVERDUE, key, at) !== undefined)
      );
    case 'task':
      return hasTask(key, at) || takeMatch(PROBLEM, key, at) !== undefined;
  }
}

function hasTask(key: string, at: number): boolean {
  return takeRefs(key, skip(BETWEEN_WORD_AND_REF, key, at)) !== undefined;
}

/** P3 已解决, 上报 P3: everything about a problem by its number. */
export function isAboutProblem(key: string): boolean {
  return /^(?:上报|反馈|更新|进度|关于)?\s?p\s?\d{1,5}(?![\da-z%])/.test(key);
}
