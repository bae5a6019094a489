import { randomBytes } from 'node:crypto';
import type { ShownContent } from '../chat-log.ts';
import { createRateWindow } from '../rate-window.ts';
import type { VendorAnswer, VendorRoute } from '../vendor-double.ts';
import { type Member, privateRoom, type WecomWorld } from '../world.ts';
import type { AccessTokens } from './access-token.ts';
import { accept, isAnswer, refuse, refuseNotSimulated } from './answer.ts';
import { createDuplicateCheck } from './duplicate-check.ts';
import { type Fields, isFields } from './fields.ts';
import { readBody } from './read-body.ts';
import { readLimited } from './read-limited.ts';

const MOST_USERS = 1_000;
const CONTENT_BYTES = 2_048;
const MINUTE_MS = 60_000;
const HOUR_MS = 3_600_000;
/** How much one member gets from one app; what is more is dropped, and nobody is told. */
const PER_MINUTE = 30;
const PER_HOUR = 1_000;

/**
 * `POST /cgi-bin/message/send?access_token=` of a self-built app (platforms.md 4.3), to members by account. What a
 * wrong `agentid` or a list of more than 1,000 answers is not documented there: 40058 is this double's choice.
 */
export function createMessageSend(
  { app, bot }: WecomWorld,
  members: readonly Member[],
  tokens: AccessTokens,
): VendorRoute {
  const perMinute = createRateWindow({ limit: PER_MINUTE, windowMs: MINUTE_MS });
  const perHour = createRateWindow({ limit: PER_HOUR, windowMs: HOUR_MS });
  const duplicates = createDuplicateCheck();
  return (request, now) => {
    const refused = tokens.check(request.query.get('access_token'), now);
    if (refused !== undefined) return refused;
    const body = readBody(request);
    if (isAnswer(body)) return body;
    if (body.fields['agentid'] !== app?.agentId) return refuse(40058, 'invalid agentid');
    const receivers = readReceivers(body.fields, members);
    if (isAnswer(receivers)) return receivers;
    const read = readContent(body.fields);
    if (isAnswer(read)) return read;
    const interval = duplicates.readInterval(body.fields);
    if (isAnswer(interval)) return interval;

    const { known, unknown } = receivers;
    const { content } = read;
    const fresh = known.filter(({ account }) => duplicates.isFresh(account, content, interval.ms, now));
    const reached = fresh.filter(
      ({ account }) => perMinute.mayPass(account, now) && perHour.mayPass(account, now),
    );
    for (const { account } of reached) duplicates.remember(account, content, now);
    return accept(
      {
        ...(unknown.length === 0 ? {} : { invaliduser: unknown.join('|') }),
        msgid: randomBytes(24).toString('base64url'),
      },
      reached.map((member) => ({
        room: privateRoom('wecom', member).key,
        as: bot.name,
        via: 'app',
        content,
        mentions: [],
      })),
      silence({
        truncated: read.truncated,
        repeated: known.length - fresh.length,
        dropped: fresh.length - reached.length,
      }),
    );
  };
}

interface Receivers {
  readonly known: readonly Member[];
  readonly unknown: readonly string[];
}

function readReceivers(fields: Fields, members: readonly Member[]): Receivers | VendorAnswer {
  const elsewhere = ['toparty', 'totag'].find((field) => (fields[field] ?? '') !== '');
  if (elsewhere !== undefined) return refuseNotSimulated(elsewhere);
  const { touser } = fields;
  if (touser === '@all') return refuseNotSimulated('touser @all');
  if (typeof touser !== 'string' || touser === '') return refuse(40058, 'touser is missing');
  const accounts = [...new Set(touser.split('|').filter((account) => account !== ''))];
  if (accounts.length > MOST_USERS) return refuse(40058, `touser exceed max count ${MOST_USERS}`);
  const known = members.filter(({ account }) => accounts.includes(account));
  const unknown = accounts.filter((account) => !known.some((member) => member.account === account));
  return known.length === 0 ? refuse(81013) : { known, unknown };
}

/** A text too long is cut at a character's end; a markdown too long is refused. */
function readContent(
  fields: Fields,
): { readonly content: ShownContent; readonly truncated: boolean } | VendorAnswer {
  const { msgtype } = fields;
  if (msgtype !== 'text' && msgtype !== 'markdown') {
    return typeof msgtype === 'string' ? refuseNotSimulated(`msgtype ${msgtype}`) : refuse(40008);
  }
  const holder = fields[msgtype];
  if (!isFields(holder)) return refuse(40058, `${msgtype} is not an object`);
  const limit = msgtype === 'text' ? Number.POSITIVE_INFINITY : CONTENT_BYTES;
  const read = readLimited(holder['content'], `${msgtype}.content`, limit);
  if (isAnswer(read)) return read;
  const text = cut(read.text, CONTENT_BYTES);
  const content: ShownContent =
    msgtype === 'text' ? { kind: 'text', text } : { kind: 'markdown', dialect: 'wecom', text };
  return { content, truncated: text !== read.text };
}

function cut(text: string, limit: number): string {
  const bytes = Buffer.from(text, 'utf8');
  let end = Math.min(limit, bytes.length);
  // 10xxxxxx continues a character: the cut stands before the first byte of one.
  while (end < bytes.length && ((bytes[end] ?? 0) & 0xc0) === 0x80) end -= 1;
  return bytes.subarray(0, end).toString('utf8');
}

interface Unsaid {
  readonly truncated: boolean;
  /** How many receivers did not get it, for either reason. */
  readonly repeated: number;
  readonly dropped: number;
}

/** What WeCom keeps to itself. */
function silence({ truncated, repeated, dropped }: Unsaid): string | undefined {
  const said = [
    ...(truncated ? [`正文超过 ${CONTENT_BYTES} 字节，只显示前面部分`] : []),
    ...(repeated === 0 ? [] : [`${repeated} 人在查重时间内已收过同样内容，不再显示`]),
    ...(dropped === 0 ? [] : [`${dropped} 人超过每分钟 ${PER_MINUTE} 条或每小时 ${PER_HOUR} 条，静默丢弃`]),
  ];
  return said.length === 0 ? undefined : said.join('；');
}
