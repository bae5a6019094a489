import { randomUUID } from 'node:crypto';
import type { NewShown } from '../chat-log.ts';
import type { VendorAnswer, VendorRequest } from '../vendor-double.ts';
import { API_ERRORS, type ApiErrorName, OLD_API_ERRORS, type OldApiErrorName } from './errcodes.ts';

const NOT_FOUND = 404;

/** `{"errcode":0,"errmsg":"ok"}` of the old API. */
export function ok(facts: object = {}, shown: readonly NewShown[] = []): VendorAnswer {
  return { status: 200, body: JSON.stringify({ errcode: 0, errmsg: 'ok', ...facts }), shown };
}

/** An error of the old API. */
export function refuse(name: OldApiErrorName): VendorAnswer {
  const { errcode, errmsg, explanation } = OLD_API_ERRORS[name];
  return { status: 200, body: JSON.stringify({ errcode, errmsg }), refused: `${errcode} ${explanation}` };
}

/** A result of the new API, which has no errcode. */
export function apiOk(facts: object, shown: readonly NewShown[] = []): VendorAnswer {
  return { status: 200, body: JSON.stringify(facts), shown };
}

/** An error of the new API. */
export function refuseApi(name: ApiErrorName): VendorAnswer {
  const { status, code, message, explanation } = API_ERRORS[name];
  const requestid = randomUUID().toUpperCase();
  return { status, body: JSON.stringify({ code, message, requestid }), refused: `${code} ${explanation}` };
}

/** The answer to every address that is not played: in both APIs' forms, so that either kind of client reads it. */
export function notSimulated({ method, path }: VendorRequest): VendorAnswer {
  const { errcode, errmsg, explanation } = OLD_API_ERRORS.notSimulated;
  const message = `${errmsg}: ${method} ${path}`;
  return {
    status: path.startsWith('/v1.0/') ? NOT_FOUND : 200,
    body: JSON.stringify({ errcode, errmsg: message, code: String(errcode), message }),
    refused: `${errcode} ${explanation}：${method} ${path}`,
  };
}
