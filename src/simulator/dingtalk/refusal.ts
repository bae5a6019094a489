import { assertNever } from '../../domain/assert-never.ts';
import type { Instant } from '../../domain/instant.ts';
import type { RefusalFault } from '../faults.ts';
import type { RateWindow } from '../rate-window.ts';
import type { VendorAnswer, VendorRequest } from '../vendor-double.ts';
import { refuse, refuseApi } from './answer.ts';

const WEBHOOK = '/robot/send';
const SESSION = '/robot/sendBySession';
const UPLOAD = '/media/upload';

/** How this vendor words a fault that is switched on; undefined where it cannot happen. */
export function wordRefusal(
  fault: RefusalFault,
  { path, query }: VendorRequest,
  now: Instant,
  rate: RateWindow,
): VendorAnswer | undefined {
  const isApi = path.startsWith('/v1.0/');
  const isRobotApi = path.startsWith('/v1.0/robot/');
  switch (fault) {
    case 'busy':
      return isApi ? undefined : refuse('busy');
    case 'throttled':
      if (isRobotApi) return refuseApi('tooFast');
      return path === WEBHOOK || path === SESSION ? refuse('throttled') : undefined;
    case 'banned':
      if (path !== WEBHOOK) return undefined;
      rate.ban(query.get('access_token') ?? '', now);
      return refuse('throttled');
    case 'removed':
      return path === WEBHOOK ? refuse('robotRemoved') : undefined;
    case 'token-expired':
      if (isRobotApi) return refuseApi('accessTokenInvalid');
      return path === UPLOAD ? refuse('accessTokenExpired') : undefined;
    case 'session-expired':
      return path === SESSION ? refuse('sessionUnknown') : undefined;
    case 'server-error':
    case 'not-json':
      return undefined;
    default:
      return assertNever(fault);
  }
}
