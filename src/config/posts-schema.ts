import { validate } from 'node-cron';
import { z } from 'zod';

/** A cron pattern of five fields: minute, hour, day, month, weekday; what they mean is node-cron's to say. */
const cronSchema = z
  .string()
  .refine((pattern) => fieldsOf(pattern).length === 5 && fieldsOf(pattern).every(isField), {
    message: '写五段：分 时 日 月 周，如 "30 8 * * *" 表示8:30',
    abort: true,
  })
  // 31 February is only seen in the whole.
  .refine(validate, {
    message: '核对日和月（第三、四段），如 "0 9 28 2 *" 表示2月28日9:00',
    params: { problem: '没有这样的日期' },
  });

function fieldsOf(pattern: string): readonly string[] {
  return pattern.trim().split(/\s+/);
}

/** Whether a field is one by itself, whatever the others say. */
function isField(field: string, at: number): boolean {
  return validate(['*', '*', '*', '*', '*'].with(at, field).join(' '));
}

/**
 * Which of the days that `cron` names a post goes on; make-up workdays count. `workday-before` moves a day of rest to the
 * working day before it; the others leave out what is not the first working day of the period.
 */
const onSchema = z.enum([
  'any',
  'workday',
  'workday-before',
  'week-start',
  'month-start',
  'quarter-start',
  'half-year',
  'year-start',
]);

/** `auto` goes; `hold` goes unless a supervisor stops the draft; `sign` goes only when a 审定人 signs. */
const releaseSchema = z.enum(['auto', 'hold', 'sign']);

const roomsSchema = z.array(z.enum(['wecom', 'dingtalk'])).min(1);

function post(cron: string, on: z.infer<typeof onSchema>, release: z.infer<typeof releaseSchema>) {
  return z
    .strictObject({
      cron: cronSchema.default(cron),
      on: onSchema.default(on),
      release: releaseSchema.default(release),
      /** Only these rooms of a group that lives on several platforms. */
      rooms: roomsSchema.exactOptional(),
    })
    .exactOptional();
}

const MORNING = '0 9 * * *';

/** What a group is sent unasked. A kind left out is not sent; `{}` takes the defaults of its kind. */
export const postsSchema = z.strictObject({
  /** 每日提醒 */
  overdue: post('30 8 * * *', 'workday', 'auto'),
  /** 临期提醒 */
  'near-due': post('30 8 * * *', 'workday', 'auto'),
  /** 催报: the working day before a cut-off, to those who have not reported. */
  unreported: post('0 15 * * *', 'workday', 'auto'),
  /** 周调度 */
  weekly: post(MORNING, 'week-start', 'hold'),
  /** 月通报 */
  monthly: post(MORNING, 'month-start', 'sign'),
  /** 季督导 */
  quarterly: post(MORNING, 'quarter-start', 'sign'),
  /** 双过半: 10 July. */
  halfyear: post('0 9 10 7 *', 'workday-before', 'sign'),
  /** 年终 */
  yearly: post(MORNING, 'year-start', 'sign'),
});
