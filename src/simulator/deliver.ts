import type { ReadReply, Utterance, VendorDouble } from './vendor-double.ts';
import type { Lab } from './vendor-server.ts';

/** One delivery of a message to the bot, and what came of it. */
export interface Delivery {
  /** Absent where the bot did not answer. */
  readonly status?: number;
  /** What the vendor made of the answer; absent where none was taken. */
  readonly reply?: ReadReply;
  readonly outcome: 'ok' | 'refused' | 'broken';
  /** The signature was false on purpose. */
  readonly forged: boolean;
}

/**
 * Delivers a message as the vendor does: again while the bot does not answer well, up to the vendor's patience, and
 * as often more as the faults say. A reply is shown each time one is taken, since a vendor shows each.
 */
export async function deliver(
  utterance: Utterance,
  double: VendorDouble,
  botUrl: string,
  lab: Lab,
): Promise<readonly Delivery[]> {
  const { vendor } = double;
  const deliveries: Delivery[] = [];
  // Opening the chat is told once (platforms.md 1.5).
  const attempts = utterance.said.kind === 'enter' ? 1 : double.patience.attempts;
  for (let attempt = 0; attempt < attempts; attempt += 1) {
    const delivery = await deliverOnce(utterance, double, botUrl, lab);
    if (delivery === undefined) return [];
    deliveries.push(delivery);
    if (delivery.outcome === 'ok' || delivery.forged) break;
  }
  const again = lab.faults.strikes('redeliver', { vendor });
  const more = again === undefined ? 0 : Math.min(3, Math.max(1, again.amount ?? 1));
  for (let count = 0; count < more; count += 1) {
    const delivery = await deliverOnce(utterance, double, botUrl, lab);
    if (delivery !== undefined) deliveries.push(delivery);
  }
  return deliveries;
}

async function deliverOnce(
  utterance: Utterance,
  double: VendorDouble,
  botUrl: string,
  lab: Lab,
): Promise<Delivery | undefined> {
  const { vendor, patience } = double;
  const now = lab.clock.now();
  const forged = lab.faults.strikes('forged-signature', { vendor }) !== undefined;
  const callback = double.callback(utterance, { botUrl, now, forged });
  if (callback === undefined) return undefined;
  const { method, url, headers, body, opened } = callback;
  const facts = {
    at: now,
    vendor,
    direction: 'callback',
    request: { method, url, headers, body, ...(opened === undefined ? {} : { opened }) },
    room: utterance.room.key,
    messageId: utterance.messageId,
  } as const;

  const answered = await callBot(callback, patience.timeoutMs);
  if (typeof answered === 'string') {
    lab.traffic.record({ ...facts, outcome: 'broken', note: answered });
    return { outcome: 'broken', forged };
  }
  if (lab.faults.strikes('reply-lost', { vendor })) {
    lab.traffic.record({ ...facts, outcome: 'broken', note: '故障：reply-lost' });
    return { status: answered.status, outcome: 'broken', forged };
  }
  const reply = callback.read(answered.status, answered.body);
  const outcome = reply.problem === undefined ? 'ok' : 'refused';
  lab.traffic.record({
    ...facts,
    response: { ...answered, ...(reply.opened === undefined ? {} : { opened: reply.opened }) },
    outcome,
    ...notes(forged ? '故障：forged-signature' : undefined, reply.problem, reply.note),
  });
  if (reply.shown !== undefined) lab.chatLog.add(reply.shown, lab.clock.now());
  return { status: answered.status, reply, outcome, forged };
}

function notes(...said: readonly (string | undefined)[]): { readonly note?: string } {
  const known = said.filter((one) => one !== undefined);
  return known.length === 0 ? {} : { note: known.join('；') };
}

/** The bot's answer, to the byte (a BOM stays), or why there is none. */
export async function callBot(
  {
    method,
    url,
    headers,
    body,
  }: { method: string; url: string; headers: Readonly<Record<string, string>>; body: string },
  timeoutMs: number,
): Promise<{ status: number; body: string } | string> {
  try {
    const response = await fetch(url, {
      method,
      headers: { ...headers },
      ...(method === 'GET' ? {} : { body }),
      redirect: 'manual',
      signal: AbortSignal.timeout(timeoutMs),
    });
    return { status: response.status, body: Buffer.from(await response.arrayBuffer()).toString('utf8') };
  } catch (error) {
    const timedOut = error instanceof Error && error.name === 'TimeoutError';
    return timedOut ? `机器人 ${timeoutMs / 1000} 秒内没有应答` : '连不上机器人，或连接中断';
  }
}
