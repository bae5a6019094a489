/** Where the story begins: early on a Monday, so that its posts are the first. */
export const STORY_START = '2026-11-09T07:50:00+08:00';

const OFFICE = 'wecom:office';
const COUNTY = 'wecom:county';
const LEADERS = 'wecom:leaders';

interface Scene {
  /** As the page's clock takes it. */
  readonly at: string;
  /** Room, account and words, in order. */
  readonly lines: readonly (readonly [room: string, who: string, text: string])[];
}

/** What people say in three weeks, so that the last Monday's reports have everything that a report can have. */
export const STORY: readonly Scene[] = [
  {
    at: '2026-11-18T10:00',
    lines: [
      [COUNTY, 'wangwu', '原因 57 连续降雨，12月6日完成'],
      [OFFICE, 'liuzhenhua', '上报 P1'],
      [OFFICE, 'liuzhenhua', '上报 P2'],
    ],
  },
  { at: '2026-11-23T10:00', lines: [[COUNTY, 'zhangsan', '进度 12 60% 完成招标']] },
  {
    at: '2026-11-24T10:00',
    lines: [
      [LEADERS, 'liwenqing', 'P1 答复 财政局12月5日前拨付'],
      [COUNTY, 'dengqiang', '原因 30 商户安置协议未签完，11月27日完成'],
      [COUNTY, 'fengyan', '办结 24 巡查已全覆盖'],
      [OFFICE, 'liuzhenhua', '通过 24'],
    ],
  },
  {
    at: '2026-11-27T10:00',
    lines: [
      [OFFICE, 'liuzhenhua', 'P1 已解决 资金已到账'],
      [OFFICE, 'liuzhenhua', '上报 P4'],
      [COUNTY, 'tangyong', '原因 21 复绿待验收，12月10日完成'],
    ],
  },
];

/** The last Monday: minutes at which its posts are there. */
export const MONDAY = { draft: '2026-11-30T08:05', weekly: '2026-11-30T09:01' } as const;

/** What the supervisors and the 审定人 say of the draft. */
export const AROUND_THE_DRAFT: readonly (readonly [who: string, text: string])[] = [
  ['liuzhenhua', '移出 30'],
  ['liuzhenhua', '加注 14 已约谈施工单位'],
  ['liuzhenhua', '暂停发送'],
  ['wujianhua', '签发'],
];
