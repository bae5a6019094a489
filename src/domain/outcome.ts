/** Every way in which a platform, or the way to it, says no; nothing was posted. */
export type FailureReason =
  /** The way back of an answer is over. */
  | 'expired-session'
  /** The access token, or the app's key or secret, is not taken. */
  | 'bad-credential'
  /** The app may not do this, or this IP address may not. */
  | 'forbidden'
  | 'throttled'
  /** The month's calls are used up. */
  | 'over-quota'
  /** Keyword, sign, timestamp or IP of the robot's security settings. */
  | 'security-setting'
  /** Robot, group or person is unknown, gone or disabled. */
  | 'no-such-address'
  /** The callback left no way back: no session, and no staff id. */
  | 'no-address'
  | 'unsafe-content'
  | 'too-long'
  | 'bad-request'
  | 'vendor-busy'
  /** No connection: name, network, or certificate. */
  | 'unreachable'
  /** A redirect, which is not followed: something on the way answered. */
  | 'redirected'
  /** A web page with a 2xx: a ban or a proxy answered instead of the vendor. */
  | 'web-page'
  /** An error code that is in no table. */
  | 'other';

/** Why nobody knows whether a post arrived. */
export type Uncertainty =
  /** No answer in time, after the request may have left. */
  | 'timeout'
  /** The connection broke, after the request may have left. */
  | 'connection-lost'
  /** A 5xx: a gateway may have passed the request on. */
  | 'server-error'
  /** An answer that is neither a success nor an error of the vendor's. */
  | 'unreadable-answer'
  /** The programme ended between the request and its answer. */
  | 'interrupted';

/** The post arrived nowhere. `code` is the vendor's or the transport's own word; no URL, token or message. */
export interface Refused {
  readonly kind: 'refused';
  readonly reason: FailureReason;
  readonly retryable: boolean;
  readonly code?: string;
}

/** The post may or may not have arrived: to send it again may show it twice. */
export interface Unknown {
  readonly kind: 'unknown';
  readonly reason: Uncertainty;
  readonly code?: string;
}

/** What became of one request to post. */
export type Outcome = { readonly kind: 'confirmed' } | Refused | Unknown;
