import { z } from 'zod';
import { type Day, parseDay } from '../domain/day.ts';
import { dingtalkRoomSchema, dingtalkSchema } from '../platforms/dingtalk/config.ts';
import { wecomRoomSchema, wecomSchema } from '../platforms/wecom/config.ts';
import { postsSchema } from './posts-schema.ts';

const textSchema = z.string().trim().min(1);
const wholeSchema = z.int().min(0);
/** Points of lag: percent behind. */
const pointsSchema = z.int().min(1).max(100);
export const DEFAULT_LAGS = { yellow: 10, red: 20 } as const;

/** A calendar day `YYYY-MM-DD` that exists; written without quotes it is text in YAML 1.2 all the same. */
export const daySchema = z.string().transform((text, context): Day => {
  const day = parseDay(text);
  if (day !== undefined) return day;
  context.addIssue({
    code: 'custom',
    message: '写作 2026-01-31，并且是确有的一天',
    params: { problem: '不是有效的日期' },
  });
  return z.NEVER;
});

const timezoneSchema = z.string().refine(isTimezone, {
  message: '写 IANA 时区名，如 Asia/Shanghai',
  params: { problem: '没有这个时区' },
});

function isTimezone(name: string): boolean {
  try {
    // The runtime's own table is the only offline list of zones.
    new Intl.DateTimeFormat('en', { timeZone: name });
    return /^[A-Za-z]/.test(name);
  } catch {
    return false;
  }
}

/** 0 takes any free port. */
const portSchema = z.int().min(0).max(65535);
/** Who may see the sandbox page: this machine, or whoever reaches the port. */
const sandboxSchema = z.enum(['loopback', 'open']);

const serverSchema = z.strictObject({
  host: textSchema.default('127.0.0.1'),
  port: portSchema.default(3000),
  /** Where people's phones reach this server; files of reports are served under it. */
  publicUrl: z.url({ protocol: /^https?$/ }).exactOptional(),
  sandbox: sandboxSchema.default('loopback'),
});

/** What the command line and the environment may say of the server; see `server-overrides.ts`. */
export const serverOverridesSchema = z.strictObject({
  host: textSchema.exactOptional(),
  port: portSchema.exactOptional(),
  sandbox: sandboxSchema.exactOptional(),
});

/** How the office signs what it posts. */
const officeSchema = z.strictObject({
  /** In full, as on a letterhead: 县委督查室, 县政府督查室. */
  names: z.array(textSchema).min(1).default(['督查室']),
  /** The name people use. */
  short: textSchema.default('督查室'),
  phone: textSchema.exactOptional(),
});

const namesSchema = z.array(textSchema).min(1).exactOptional();

const scopeSchema = z.strictObject({
  units: namesSchema,
  leaders: namesSchema,
  categories: namesSchema,
  sources: namesSchema,
  taskforce: namesSchema,
});

const groupSchema = z.strictObject({
  /** Stands in slots, file names and `--group`, hence without white space or punctuation. */
  id: z
    .string()
    .regex(/^[\p{L}\p{N}][\p{L}\p{N}_-]{0,39}$/u, '用汉字、字母、数字、- 或 _，不超过40个字，不以符号开头'),
  title: textSchema,
  wecom: wecomRoomSchema.exactOptional(),
  dingtalk: dingtalkRoomSchema.exactOptional(),
  audience: z.enum(['leaders', 'county', 'unit', 'taskforce']).default('county'),
  scope: z
    .union([z.literal('all'), scopeSchema], {
      error: '写 all，或写 units、leaders、categories、sources、taskforce 中的几种',
    })
    .default('all'),
  compare: z.boolean().default(false),
  posts: postsSchema.prefault({}),
});

const ruleSetSchema = z.strictObject({
  from: daySchema,
  dueWorkdays: wholeSchema.default(5),
  errandDueWorkdays: wholeSchema.default(1),
  yellowLag: pointsSchema.default(DEFAULT_LAGS.yellow),
  redLag: pointsSchema.default(DEFAULT_LAGS.red),
});

/** The whole config file. Keys left out take the defaults written here; unknown keys are mistakes. */
export const configSchema = z.strictObject({
  bot: z.strictObject({ names: z.array(textSchema).min(1).default(['督办助手']) }).prefault({}),
  office: officeSchema.prefault({}),
  timezone: timezoneSchema.default('Asia/Shanghai'),
  data: textSchema.default('./data'),
  server: serverSchema.prefault({}),
  wecom: wecomSchema.exactOptional(),
  dingtalk: dingtalkSchema.exactOptional(),
  groups: z.array(groupSchema).default([]),
  /** Groups of supervisors that hear of trouble, in order. */
  alerts: z.array(z.strictObject({ group: textSchema })).default([]),
  rules: z
    .array(ruleSetSchema)
    .min(1)
    .prefault([{ from: '2000-01-01' }]),
  review: z.enum(['one-step', 'two-step']).default('one-step'),
});

/** The config of an office, checked and complete. `data` is an absolute path once loaded. No platform: sandbox. */
export type Config = z.output<typeof configSchema>;

/** A work group (domain `Group`) with its rooms on the platforms and the posts it gets. */
export type GroupConfig = Config['groups'][number];
