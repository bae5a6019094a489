import type { ActTable } from './act-words.ts';
import { dayWithWeekday } from './days.ts';
import { dayBehind, dueIn, noteOf, numberIn } from './entry-words.ts';
import { entryWritten } from './entry-written.ts';
import { verdict } from './lamps.ts';
import { actorText } from './office-words.ts';
import type { Written } from './written-facts.ts';

const struckOff = (written: Written, kind: 'approve' | 'close'): readonly string[] => [
  verdict(written.judgement),
  ...noteOf(written, kind),
  `日后核查请发“回访 ${numberIn(written)} 属实”或“不属实”`,
];

const returned = (written: Written): readonly string[] => {
  const mendBy = entryWritten(written, 'return')?.mendBy;
  const until = mendBy === undefined ? '尽快' : `${dayWithWeekday(mendBy)}前`;
  return [
    ...noteOf(written, 'return', '理由：'),
    `请${actorText(written.after)}${until}补正，再发“办结 ${numberIn(written)}”；此前按待审核看待`,
    dueIn(written),
  ];
};

/** The due line itself shows the day before and how often it was put off. */
const granted = (written: Written): readonly string[] => [dueIn(written)];

const revisited = (written: Written): readonly string[] => {
  if (entryWritten(written, 'revisit')?.ok !== false) return [...noteOf(written, 'revisit'), '维持销号'];
  return [
    ...noteOf(written, 'revisit', '理由：'),
    dueIn(written),
    `请${actorText(written.after)}整改后再发“办结 ${numberIn(written)}”`,
  ];
};

/** How what a supervisor decides on somebody's work or wish is answered. */
export const REVIEW_ACTS: ActTable = {
  approve: {
    verb: (written) => (entryWritten(written, 'approve')?.first ? '已通过初审' : '已通过并销号'),
    lines: (written) =>
      entryWritten(written, 'approve')?.first
        ? [...noteOf(written, 'approve'), `请另一位督查员发“销号 ${numberIn(written)}”`]
        : struckOff(written, 'approve'),
  },
  close: { verb: () => '已销号', lines: (written) => struckOff(written, 'close') },
  return: {
    verb: () => '已退回',
    lines: returned,
    brief: (written) => dayBehind(entryWritten(written, 'return')?.mendBy, '补正期限'),
  },
  'extend-granted': {
    verb: () => '已同意延期',
    lines: granted,
    brief: ({ after }) => dayBehind(after.due, '到'),
  },
  'extend-refused': {
    verb: () => '已答复不同意延期',
    lines: (written) => [
      ...noteOf(written, 'extend-refused', '理由：'),
      dueIn(written),
      `请${actorText(written.after)}按原时限推进`,
    ],
  },
  revisit: {
    verb: (written) =>
      entryWritten(written, 'revisit')?.ok === false ? '回访不属实，已撤销销号' : '已记录回访属实',
    lines: revisited,
    brief: (written) => dayBehind(entryWritten(written, 'revisit')?.due, '时限'),
  },
};
