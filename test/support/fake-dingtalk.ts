import { createHmac } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A message that a person sees in DingTalk. */
export interface Shown {
  readonly via: 'session' | 'group' | 'single';
  /** Session name, openConversationId, or staff id. */
  readonly to: string;
  readonly title: string;
  readonly text: string;
  readonly atUserIds: readonly string[];
  /** Bytes of what the vendor limits: the body of a session's post, `msgParam` of the API's. */
  readonly bytes: number;
}

/** What goes wrong with the next request to a path. */
export type Fault =
  | { readonly kind: 'answer'; readonly status?: number; readonly body: string }
  | { readonly kind: 'redirect' }
  /** Takes the message, then the connection breaks. */
  | { readonly kind: 'reset-after-taking' }
  /** Takes the message, and never answers. */
  | { readonly kind: 'silence-after-taking' };

export interface FakeDingtalk {
  readonly baseUrl: string;
  readonly shown: readonly Shown[];
  /** Paths asked for, in order. */
  readonly paths: readonly string[];
  /** A `sessionWebhook` of this server. Names beginning with `gone` do not exist. */
  sessionUrl(name: string): string;
  failNext(path: string, ...faults: readonly Fault[]): void;
  /** Makes all tokens so far worthless. */
  revokeTokens(): void;
  reset(): void;
  close(): Promise<void>;
}

export const APP = { code: 'dingrobot01', appKey: 'dingkey01', appSecret: 'this is a secret' };

export const SESSION_PATH = '/robot/sendBySession';
export const TOKEN_PATH = '/v1.0/oauth2/accessToken';
export const GROUP_PATH = '/v1.0/robot/groupMessages/send';
export const SINGLE_PATH = '/v1.0/robot/oToMessages/batchSend';

/** The two headers DingTalk signs a callback with (platforms.md 7.1). */
export function signedHeaders(appSecret: string, timestamp: string): { timestamp: string; sign: string } {
  const hmac = createHmac('sha256', Buffer.from(appSecret, 'utf8'));
  return { timestamp, sign: hmac.update(Buffer.from(`${timestamp}\n${appSecret}`)).digest('base64') };
}

interface Answer {
  readonly status: number;
  readonly body: string;
  readonly shown?: Shown;
}

/**
 * DingTalk's side of answers on a loopback port, from the vendor's description (platforms.md 7.3, 9) alone: session
 * webhook, access token, group and single messages, with faults. It refuses what the vendor refuses.
 */
export async function startFakeDingtalk(): Promise<FakeDingtalk> {
  const shown: Shown[] = [];
  const paths: string[] = [];
  const faults = new Map<string, Fault[]>();
  let tokens = 0;
  let revoked = 0;

  const ROUTES: Record<string, (request: IncomingMessage, body: string) => Answer> = {
    [SESSION_PATH]: (request, body) => takeSession(new URL(request.url ?? '', 'http://x'), body),
    [TOKEN_PATH]: (_, body) => {
      const { appKey, appSecret } = JSON.parse(body);
      if (appKey !== APP.appKey || appSecret !== APP.appSecret)
        return json({ code: 'invalidClientIdOrSecret' }, 400);
      tokens = Math.max(tokens, revoked) + (tokens > revoked ? 0 : 1);
      return json({ accessToken: `access-${tokens}`, expireIn: 7200 });
    },
    [GROUP_PATH]: (request, body) => (isAuthorised(request) ? takeApi('group', body) : UNAUTHORISED),
    [SINGLE_PATH]: (request, body) => (isAuthorised(request) ? takeApi('single', body) : UNAUTHORISED),
  };

  function isAuthorised({ headers }: IncomingMessage): boolean {
    return tokens > revoked && headers['x-acs-dingtalk-access-token'] === `access-${tokens}`;
  }

  async function serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { pathname } = new URL(request.url ?? '', 'http://x');
    paths.push(pathname);
    const body = await textOf(request);
    const fault = faults.get(pathname)?.shift();
    if (fault?.kind === 'answer') {
      response.writeHead(fault.status ?? 200).end(fault.body);
      return;
    }
    if (fault?.kind === 'redirect') {
      response.writeHead(302, { location: '/elsewhere' }).end();
      return;
    }
    const answer = ROUTES[pathname]?.(request, body) ?? { status: 404, body: 'not found' };
    if (answer.shown) shown.push(answer.shown);
    if (fault?.kind === 'reset-after-taking') request.socket.resetAndDestroy();
    else if (fault === undefined) {
      response.writeHead(answer.status, { 'content-type': 'application/json' }).end(answer.body);
    }
  }

  const server = createServer((request, response) => {
    serve(request, response).catch(() => response.writeHead(500).end('fake broke'));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const baseUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;

  return {
    baseUrl,
    shown,
    paths,
    sessionUrl: (name) => `${baseUrl}${SESSION_PATH}?session=${name}`,
    failNext: (path, ...next) => {
      faults.set(path, [...(faults.get(path) ?? []), ...next]);
    },
    revokeTokens: () => {
      revoked = tokens;
    },
    reset: () => {
      shown.length = 0;
      paths.length = 0;
      faults.clear();
      revoked = tokens;
    },
    close: () => {
      server.closeAllConnections();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
}

const UNAUTHORISED = json({ code: 'InvalidAuthentication', message: '不合法的access_token' }, 401);

/** Only a markdown with title and text is a message here; nobody needs the other types. */
function takeSession(url: URL, body: string): Answer {
  const session = url.searchParams.get('session') ?? '';
  if (session === '' || session.startsWith('gone'))
    return json({ errcode: 300001, errmsg: 'session 不存在' });
  if (Buffer.byteLength(body) > 20_000) return json({ errcode: 460101, errmsg: 'message too long' });
  const { msgtype, markdown, at } = JSON.parse(body);
  if (msgtype !== 'markdown') return json({ errcode: 400105, errmsg: 'unsupported msgtype' });
  if (!markdown.title?.trim() || !markdown.text) return json({ errcode: 400402, errmsg: 'title 缺失' });
  if (at.isAtAll !== false) return json({ errcode: 400105, errmsg: 'everybody is @-ed' });
  const bytes = Buffer.byteLength(body);
  return json({ errcode: 0, errmsg: 'ok' }, 200, { via: 'session', to: session, ...markdown, ...at, bytes });
}

function takeApi(via: 'group' | 'single', body: string): Answer {
  const { robotCode, openConversationId, userIds, msgKey, msgParam } = JSON.parse(body);
  if (robotCode !== APP.code) return json({ code: 'robotCode.notExsit' }, 400);
  if (msgKey !== 'sampleMarkdown' || typeof msgParam !== 'string')
    return json({ code: 'invalidParameter.msgKey' }, 400);
  const bytes = Buffer.byteLength(msgParam);
  if (bytes > 15_000) return json({ code: 'invalidParameter.msgParam.tooLong' }, 400);
  const { title, text } = JSON.parse(msgParam);
  if (!title?.trim() || !text) return json({ code: 'invalidParameter.msgParam' }, 400);
  const to = via === 'group' ? openConversationId : userIds?.[0];
  if (typeof to !== 'string' || to === '') return json({ code: 'invalidParameter.receiver' }, 400);
  const left = via === 'single' && to.startsWith('left');
  return json(
    { processQueryKey: 'query-1', ...(via === 'single' ? { invalidStaffIdList: left ? [to] : [] } : {}) },
    200,
    left ? undefined : { via, to, title, text, atUserIds: [], bytes },
  );
}

function json(body: object, status = 200, seen?: Shown): Answer {
  return { status, body: JSON.stringify(body), ...(seen === undefined ? {} : { shown: seen }) };
}

async function textOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString('utf8');
}
