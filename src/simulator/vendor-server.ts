import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import type { Clock } from '../ports/clock.ts';
import type { ChatLog, NewShown } from './chat-log.ts';
import { type FaultKind, type FaultLab, REFUSAL_FAULTS } from './faults.ts';
import type { ExchangeOutcome, Traffic } from './traffic.ts';
import type { VendorAnswer, VendorDouble, VendorRequest } from './vendor-double.ts';

/** What both doubles share: time, faults, and what is kept. */
export interface Lab {
  readonly clock: Clock;
  readonly faults: FaultLab;
  readonly traffic: Traffic;
  readonly chatLog: ChatLog;
}

export interface VendorServer {
  /** `http://127.0.0.1:54321`: what the bot takes for the vendor's host. */
  readonly baseUrl: string;
  stop(): Promise<void>;
}

/** No vendor takes more than 20 MB; a little above, so that the refusal is the vendor's and not the socket's. */
const MAX_BODY_BYTES = 32 * 1024 * 1024;
const SLOW_MS = 3_000;
const GATEWAY_ERROR = 502;
const NOT_JSON = '<html><head><title>502 Bad Gateway</title></head><body>openresty</body></html>';

/** Serves a vendor's double on loopback; port 0 takes a free one. */
export async function serveVendor(double: VendorDouble, lab: Lab, port = 0): Promise<VendorServer> {
  const server = createServer((request, response) => {
    // A request that broke off has none any more.
    const { socket } = request;
    answer(double, lab, request, response).catch(() => socket.destroy());
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', resolve);
  });
  return {
    baseUrl: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    stop: () => {
      server.closeAllConnections();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
}

/** One request's way: read, refused by a fault, else taken by the double, shown, recorded, answered. */
async function answer(
  double: VendorDouble,
  lab: Lab,
  incoming: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const request = await readRequest(incoming);
  const now = lab.clock.now();
  const route = double.routes[`${request.method} ${request.path}`];
  const struck = (kind: FaultKind) => lab.faults.strikes(kind, { vendor: double.vendor, path: request.path });

  const refusal = route === undefined ? undefined : refusedByFault(double, lab, request, now);
  const answered = refusal?.answer ?? route?.(request, now) ?? double.notSimulated(request);
  const notes = refusal === undefined ? [] : [`故障：${refusal.kind}`];
  const taken = refusal === undefined && route !== undefined && answered.refused === undefined;

  if (taken) show(answered.shown ?? [], lab, struck, notes, now);
  if (answered.refused !== undefined && refusal === undefined) notes.push(answered.refused);
  if (answered.note !== undefined) notes.push(answered.note);
  const slow = taken ? struck('slow') : undefined;
  const cut = taken ? (struck('reset-after-accept') ?? struck('no-answer')) : undefined;
  if (slow) notes.push('故障：slow');
  if (cut) notes.push(`故障：${cut.kind}`);

  const outcome: ExchangeOutcome =
    route === undefined ? 'not-simulated' : cut ? 'broken' : taken ? 'ok' : 'refused';
  lab.traffic.record({
    at: now,
    vendor: double.vendor,
    direction: 'request',
    request: {
      method: request.method,
      url: incoming.url ?? '',
      headers: Object.fromEntries(
        Object.entries(request.headers).map(([name, value]) => [name, [value ?? ''].flat().join(', ')]),
      ),
      body: textOf(request),
    },
    ...(cut ? {} : { response: { status: answered.status, body: answered.body } }),
    outcome,
    ...(notes.length === 0 ? {} : { note: notes.join('；') }),
    ...(answered.shown?.[0] === undefined ? {} : { room: answered.shown[0].room }),
  });

  if (slow) await wait(slow.amount ?? SLOW_MS);
  if (cut?.kind === 'reset-after-accept') return void incoming.socket.resetAndDestroy();
  if (cut) return;
  response.writeHead(answered.status, {
    'content-type': answered.contentType ?? 'application/json; charset=utf-8',
  });
  response.end(answered.body);
}

type Struck = (kind: FaultKind) => ReturnType<FaultLab['strikes']>;

function refusedByFault(
  double: VendorDouble,
  { faults }: Lab,
  request: VendorRequest,
  now: number,
): { readonly kind: FaultKind; readonly answer: VendorAnswer } | undefined {
  const place = { vendor: double.vendor, path: request.path };
  for (const kind of REFUSAL_FAULTS) {
    if (!faults.isOn(kind, place)) continue;
    const general = kind === 'server-error' || kind === 'not-json';
    const worded = general ? undefined : double.refusal(kind, request, now);
    if (!general && worded === undefined) continue;
    const fault = faults.strikes(kind, place);
    if (fault === undefined) continue;
    const status = kind === 'server-error' ? (fault.amount ?? GATEWAY_ERROR) : 200;
    return { kind, answer: worded ?? { status, body: NOT_JSON, contentType: 'text/html', refused: kind } };
  }
  return undefined;
}

function show(shown: readonly NewShown[], lab: Lab, struck: Struck, notes: string[], now: number): void {
  if (shown.length === 0) return;
  if (struck('accepted-but-dropped')) return void notes.push('故障：accepted-but-dropped');
  const mentions = shown.some((message) => message.mentions.length > 0);
  const unresolved = mentions && struck('mention-unresolved') !== undefined;
  if (unresolved) notes.push('故障：mention-unresolved');
  for (const message of shown) {
    lab.chatLog.add(
      unresolved
        ? { ...message, mentions: message.mentions.map((one) => ({ ...one, pinged: false })) }
        : message,
      now,
    );
  }
}

async function readRequest(incoming: IncomingMessage): Promise<VendorRequest> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of incoming) {
    bytes += (chunk as Buffer).length;
    if (bytes > MAX_BODY_BYTES) throw new RangeError('a body that no vendor takes');
    chunks.push(chunk as Buffer);
  }
  const { pathname, searchParams } = new URL(incoming.url ?? '/', 'http://vendor');
  return {
    method: incoming.method ?? 'GET',
    path: pathname,
    query: searchParams,
    headers: incoming.headers,
    body: Buffer.concat(chunks),
  };
}

/** A file's bytes are told by their number. */
function textOf({ headers, body }: VendorRequest): string {
  const type = headers['content-type'] ?? '';
  return type.startsWith('multipart/') ? `（${type}，${body.length} 字节）` : body.toString('utf8');
}
