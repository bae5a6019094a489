import type { Config, GroupConfig } from '../../config/schema.ts';
import { type PostTimes, postTimeOn } from '../../delivery/post-times.ts';
import type { PostPlan } from '../../delivery/posting-group.ts';
import { addDays, type Day } from '../../domain/day.ts';
import { timeOf } from '../../domain/instant.ts';
import { POST_KINDS, type PostKind } from '../../domain/post.ts';
import { POST_NAMES } from '../../wording/slot-words.ts';
import { type Finding, findingsOf } from './finding.ts';

const { ok, wrong, attention } = findingsOf('times');

/** A 29 February comes after four years, eight at the turn of some centuries; no post is meant to be that rare. */
const LOOK_AHEAD_DAYS = 366;

interface PlannedKind {
  readonly group: GroupConfig;
  readonly kind: PostKind;
  readonly plan: PostPlan;
}

/** Whether the posts come at hours, and on days, at which they may leave. */
export function checkTimes(
  { groups }: Pick<Config, 'groups'>,
  today: Day,
  times: PostTimes,
): readonly Finding[] {
  const planned = groups.flatMap((group) =>
    POST_KINDS.flatMap((kind): readonly PlannedKind[] => {
      const plan = group.posts[kind];
      return plan === undefined ? [] : [{ group, kind, plan }];
    }),
  );
  const hours = rememberedHours(today, times);
  const findings = planned.flatMap((one) => checkPlan(one, hours(one.plan)));
  return findings.length === 0 && planned.length > 0 ? [ok('推送时间：都在工作日8时至18时之间')] : findings;
}

/** When a post comes in the year ahead. */
interface Hours {
  readonly days: number;
  /** The earliest and the latest time of day, `HH:mm`. */
  readonly earliest: string;
  readonly latest: string;
  /** The first day of rest on which it comes. */
  readonly restDay?: Day;
}

/** Many groups share few patterns. */
function rememberedHours(today: Day, times: PostTimes): (plan: PostPlan) => Hours {
  const known = new Map<string, Hours>();
  return ({ cron, on }) => {
    const key = `${on} ${cron}`;
    const hours = known.get(key) ?? hoursOf(cron, on, today, times);
    known.set(key, hours);
    return hours;
  };
}

function hoursOf(cron: string, on: PostPlan['on'], today: Day, times: PostTimes): Hours {
  const { calendar, zone } = times;
  const coming = Array.from({ length: LOOK_AHEAD_DAYS }, (_, index) => addDays(today, index)).flatMap(
    (day) => {
      const at = postTimeOn(cron, on, day, times);
      return at === undefined ? [] : [{ day, time: timeOf(at, zone) }];
    },
  );
  const clock = coming.map(({ time }) => time).sort();
  const restDay = coming.find(({ day }) => !calendar.isWorkday(day))?.day;
  return {
    days: coming.length,
    earliest: clock[0] ?? '',
    latest: clock.at(-1) ?? '',
    ...(restDay === undefined ? {} : { restDay }),
  };
}

function checkPlan({ group, kind, plan }: PlannedKind, hours: Hours): readonly Finding[] {
  const post = `推送时间：群“${group.title}”（${group.id}）的${POST_NAMES[kind]}`;
  const where = `改 posts.${kind} 的 cron、on（现为 "${plan.cron}"、${plan.on}）`;
  if (hours.days === 0) return [wrong(`${post}一年内没有一天会发`, where)];
  if (hours.latest >= '18:00')
    return [wrong(`${post}定在${hours.latest}，18时以后不发送，会一直错过`, where)];
  return [
    ...(hours.earliest < '08:00' ? [attention(`${post}定在${hours.earliest}，要等到8时才发`, where)] : []),
    ...(hours.earliest >= '08:00' && hours.earliest < '09:00' && plan.release === 'hold'
      ? [attention(`${post}定在${hours.earliest}，8时才给督查员看稿，不足一小时`, where)]
      : []),
    ...(hours.restDay === undefined
      ? []
      : [attention(`${post}在休息日也发，如${hours.restDay}`, `${where}，如 on: workday`)]),
    ...(narrowedTwice(plan)
      ? [
          attention(
            `${post}的 cron 已限定日子，on 又只取期内首个工作日，两样都合才发`,
            `${where}：日、周写 *`,
          ),
        ]
      : []),
  ];
}

const FIRST_OF_A_PERIOD: ReadonlySet<PostPlan['on']> = new Set([
  'week-start',
  'month-start',
  'quarter-start',
  'half-year',
  'year-start',
]);

/** A month that is named besides a quarter's start does no harm; a day may never be the first one worked. */
function narrowedTwice({ cron, on }: PostPlan): boolean {
  const [, , dayOfMonth, , weekday] = cron.trim().split(/\s+/);
  return FIRST_OF_A_PERIOD.has(on) && (dayOfMonth !== '*' || weekday !== '*');
}
