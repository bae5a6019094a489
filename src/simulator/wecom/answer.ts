import { randomInt } from 'node:crypto';
import type { NewShown } from '../chat-log.ts';
import type { VendorAnswer } from '../vendor-double.ts';
import { ERRCODES, type Errcode } from './errcodes.ts';

const HINTS = 1_000_000_000;

/** WeCom's yes: HTTP 200, errcode 0, and what the endpoint adds. */
export function accept(
  facts: Readonly<Record<string, unknown>> = {},
  shown: readonly NewShown[] = [],
  note?: string,
): VendorAnswer {
  const body = JSON.stringify({ errcode: 0, errmsg: 'ok', ...facts });
  return { status: 200, body, shown, ...(note === undefined ? {} : { note }) };
}

/** WeCom's no: HTTP 200 as well (platforms.md 3). `detail` stands before the errmsg, in the vendor's English. */
export function refuse(errcode: Errcode, detail?: string): VendorAnswer {
  const { errmsg, meaning } = ERRCODES[errcode];
  const said = detail === undefined ? errmsg : `${detail}. ${errmsg}`;
  const hint = `hint: [${randomInt(HINTS)}]`;
  return {
    status: 200,
    body: JSON.stringify({ errcode, errmsg: `${said}, ${hint}` }),
    refused: `${errcode}：${meaning}${detail === undefined ? '' : `（${detail}）`}`,
  };
}

/** What exists at WeCom and is not played here. `what` is a path or a value, for whoever meets it. */
export function refuseNotSimulated(what: string): VendorAnswer {
  return {
    status: 200,
    body: JSON.stringify({ errcode: 40008, errmsg: `not simulated: ${what}` }),
    refused: `40008：模拟器不演 ${what}`,
  };
}

/** Whether reading a request ended with a refusal instead of what was asked for. */
export function isAnswer(read: object): read is VendorAnswer {
  return 'status' in read && 'body' in read;
}
