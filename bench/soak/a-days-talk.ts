import type { Person } from '../../src/domain/people.ts';
import type { Vendor } from '../../src/simulator/world.ts';
import { dice } from '../../test/support/generated-ledger.ts';
import type { County } from './a-county.ts';

/** Something that somebody says, where. */
export interface Said {
  readonly vendor: Vendor;
  readonly where: 'group' | 'single';
  readonly who: Person;
  readonly text: string;
}

const CHATTER = ['收到', '辛苦了', '会议改到周三下午三点', '请大家看一下附件', '[强]', '好的，马上去办'];
const WRONG = [
  '进度 99999 50%',
  '进度 12 180%',
  '延期',
  '办结',
  '交办 不存在局 明天 某事',
  '进度 12 13 14 50%',
  '签收 0',
];
const QUESTIONS = ['我的任务', '红灯', '黄灯', '帮助', '群号', '更多', '查 改造', '临期', '问题'];

/** A talker of the county: what is said next, the same for the same seed; about half of it reports. */
export function createTalk(county: County, seed = 1): () => Said {
  const roll = dice(seed);
  const one = <T>(of: readonly T[]): T => {
    const found = of[roll(of.length)];
    if (found === undefined) throw new Error('nothing to choose from');
    return found;
  };
  let count = 0;
  const percents = new Map<number, number>();
  const report = (no: number): string => {
    const percent = Math.min(99, (percents.get(no) ?? 60 + roll(20)) + 1);
    percents.set(no, percent);
    return roll(2) === 0 ? `进度 ${no} ${percent}% 完成第${count}次巡查` : `进度 ${no} 完成第${count}次巡查`;
  };
  const own = (say: (no: number) => string) => () => {
    const { no, owner } = one(county.reported);
    return { who: owner, text: say(no) };
  };
  const anybody = (texts: readonly string[]) => () => ({ who: one(county.people), text: one(texts) });
  const office = (say: () => string) => () => ({ who: one(county.supervisors), text: say() });
  const several = own((no) => `${report(no)}\n任务 ${no}\n${report(no)}`);
  const kinds: readonly (() => Pick<Said, 'who' | 'text'>)[] = [
    ...Array.from({ length: 8 }, () => own(report)),
    several,
    own((no) => `问题 ${no} 第${count}次协调未果，请财政局协调`),
    own((no) => `延期 ${no} 2027-01-${String(10 + roll(20))} 雨季影响，材料进场推迟`),
    own((no) => `任务 ${no}`),
    office(() => `交办 住建局 12月31日前 完成第${count}次管网普查`),
    office(() => one(['周调度 上周', '待办', '推送', '排名', `催办 ${one(county.reported).no} 请抓紧`])),
    anybody(QUESTIONS),
    anybody(QUESTIONS),
    anybody(CHATTER),
    anybody(CHATTER),
    anybody(WRONG),
  ];
  return () => {
    count += 1;
    const vendor = one<Vendor>(['wecom', 'dingtalk']);
    const where = roll(4) === 0 ? 'single' : 'group';
    return { vendor, where, ...one(kinds)() };
  };
}
