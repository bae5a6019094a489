import { personById } from '../domain/people.ts';
import { responsibleFor } from '../domain/responsible.ts';
import { FIELD_WORDS } from '../language/field-words.ts';
import type { ActTable } from './act-words.ts';
import { dayWithWeekday } from './days.ts';
import { dayBehind, dueIn, noteOf, numberIn } from './entry-words.ts';
import { entryWritten } from './entry-written.ts';
import { fieldValueText } from './field-value.ts';
import { verdict } from './lamps.ts';
import { actorText, directiveNo } from './office-words.ts';
import { REVIEW_ACTS } from './review-acts.ts';
import type { Written } from './written-facts.ts';

const assigned = (written: Written): readonly string[] => {
  const { after } = written;
  const errand = after.kindOfTask === 'errand' ? '　限时件' : '';
  return [
    `${after.leadUnit} ${after.owner ?? '（未定责任人）'}${errand}`,
    dueIn(written),
    responsibleFor(written.directory, after).length > 0
      ? (untold(written) ?? `请${actorText(after)}发“签收 ${numberIn(written)}”`)
      : `花名册中没有该单位联络员，请发“转交 ${numberIn(written)} 姓名”定责任人`,
  ];
};

const handedOver = (written: Written): readonly string[] => {
  const { before, after } = written;
  const sign = after.status === 'assigned' ? [`请${actorText(after)}发“签收 ${numberIn(written)}”`] : [];
  return [`责任人 ${before?.owner ?? '（未定）'} → ${after.owner ?? '（未定）'}`, dueIn(written), ...sign];
};

const edited = (written: Written): readonly string[] => {
  const edits = written.entries.filter((entry) => entry.kind === 'edit');
  const lines = edits.map(
    ({ field, from, to }) =>
      `${FIELD_WORDS[field]} ${fieldValueText(field, from)} → ${fieldValueText(field, to)}`,
  );
  const dated = edits.some(({ field }) => field === 'due' || field === 'ongoing');
  const ownerless = edits.some(({ field, to }) => field === 'owner' && to === null);
  return [
    ...lines,
    ...noteOf(written, 'edit', '依据：'),
    ...(dated ? [dueIn(written)] : []),
    ...(ownerless ? [`请发“转交 ${numberIn(written)} 姓名”定责任人`] : []),
  ];
};

const urged = (written: Written): readonly string[] => [
  verdict(written.judgement),
  ...noteOf(written, 'urge'),
  dueIn(written),
  untold(written) ??
    (written.after.status === 'assigned'
      ? `请${actorText(written.after)}发“签收 ${numberIn(written)}”`
      : `请${actorText(written.after)}今日报进展，或发“原因 ${numberIn(written)} 原因和完成日”`),
];

/** What stands in the place of what is asked, where nobody who must act has an account to be told by. */
function untold({ directory, after }: Written): string | undefined {
  const reachable = responsibleFor(directory, after).some(({ accounts }) => Object.keys(accounts).length > 0);
  return reachable ? undefined : `${actorText(after)}没有登记账号，机器人通知不到，请另行告知`;
}

const directed = (written: Written): readonly string[] => {
  const directive = entryWritten(written, 'directive');
  const { after } = written;
  const waiting = after.directives.filter(
    (one) => one.answeredAt === undefined && one.no !== directive?.directive,
  );
  const before = waiting
    .slice(0, 2)
    .map((one) => `${directiveNo(after, one.no)}（${dayWithWeekday(one.due)}前）`)
    .join('、');
  const many = waiting.length > 2 ? `等${waiting.length}件` : '';
  return [
    ...(directive === undefined ? [] : [`请${after.leadUnit}于${dayWithWeekday(directive.due)}前反馈`]),
    ...noteOf(written, 'directive', '要求：'),
    ...(waiting.length === 0 ? [] : [`此前${before}${many}尚未反馈`]),
    untold(written) ?? `报进展或发“回复 ${numberIn(written)} 说明”即为反馈`,
  ];
};

/** The text of a 批示 is shown to nobody in a group, not even to whoever gave it. */
const remarked = (written: Written): readonly string[] => {
  const remark = entryWritten(written, 'remark');
  const leader = remark?.onBehalf === undefined ? undefined : personById(written.directory, remark.onBehalf);
  const whose = leader === undefined ? [] : [`批示领导 ${leader.name}`];
  return [
    ...whose,
    ...(written.inGroup ? ['批示内容不在答复中显示，今后请私聊我发送'] : noteOf(written, 'remark')),
    untold(written) ?? `请${written.after.leadUnit}报进展或发“回复 ${numberIn(written)} 说明”反馈`,
  ];
};

const reopened = (written: Written): readonly string[] => {
  const { after, today } = written;
  const said = entryWritten(written, 'reopen')?.due !== undefined;
  const passed = after.due !== undefined && after.due < today;
  return [
    dueIn(written),
    said
      ? '已按新时限计时'
      : `沿用原时限${passed ? `；如需调整请发“改 ${numberIn(written)} 时限 新日期 依据”` : ''}`,
  ];
};

/** How the office's acts are answered. */
export const OFFICE_ACTS: ActTable = {
  ...REVIEW_ACTS,
  assign: {
    verb: () => '已交办',
    lines: assigned,
    brief: ({ after }) => dayBehind(after.due, '时限'),
  },
  'hand-over': { verb: () => '已转交', lines: handedOver, brief: ({ after }) => `给${after.owner ?? ''}` },
  edit: {
    verb: () => '已更正',
    lines: edited,
    brief: (written) => {
      const edit = entryWritten(written, 'edit');
      return edit === undefined
        ? ''
        : `${FIELD_WORDS[edit.field]}改为 ${fieldValueText(edit.field, edit.to)}`;
    },
  },
  urge: { verb: () => '已催办', lines: urged },
  directive: {
    verb: (written) =>
      `已下达${directiveNo(written.after, entryWritten(written, 'directive')?.directive ?? 0)}督办单`,
    lines: directed,
    brief: (written) => dayBehind(entryWritten(written, 'directive')?.due, '反馈时限'),
  },
  remark: { verb: () => '已记录批示', lines: remarked },
  suspend: {
    verb: () => '已暂缓',
    lines: (written) => [
      ...noteOf(written, 'suspend', '依据：'),
      `即日起停止计时，恢复请发“重启 ${numberIn(written)} 新时限”`,
    ],
  },
  cancel: {
    verb: () => '已终止',
    lines: (written) => [
      ...noteOf(written, 'cancel', '依据：'),
      `不再计时和提醒，恢复请发“重启 ${numberIn(written)}”`,
    ],
  },
  reopen: { verb: () => '已重启', lines: reopened, brief: ({ after }) => dayBehind(after.due, '时限') },
};
