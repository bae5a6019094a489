import { FAULT_KINDS } from '../faults.ts';
import type { SaidOutcome, SimulatedRoom } from '../simulated-room.ts';
import { type Member, memberByAccount } from '../world.ts';
import type { Act, Outcome } from './act.ts';
import { moveClock } from './move-clock.ts';
import type { Fields } from './read-fields.ts';
import { isOpenTo } from './read-view.ts';
import type { SandboxParts } from './sandbox-parts.ts';
import { FAULT_WORDS, REFUSALS } from './words.ts';

/** How long a form waits for an answer that comes after the delivery, as DingTalk's do. */
const ANSWER_MS = 1_500;

/** What can be done on the page, by the last part of its address. */
export const ACTS: Readonly<Record<string, Act>> = {
  say: async (fields, parts) => {
    const at = standing(fields, parts);
    if ('kind' in at) return at;
    const { text = '', quote } = fields;
    if (text.trim() === '') return wrong(REFUSALS.noText);
    const answered = at.room.until(({ from }) => from === undefined, ANSWER_MS).catch(() => undefined);
    const said = { kind: 'text', text: unixLines(text), ...(quote ? { quote } : {}) } as const;
    return { ...delivered(await at.room.say(at.who.account, said)), answered };
  },

  enter: async (fields, parts) => {
    const at = standing(fields, parts);
    if ('kind' in at) return at;
    if (at.room.kind !== 'single') return wrong(REFUSALS.notPrivate);
    return delivered(await at.room.say(at.who.account, { kind: 'enter' }));
  },

  redeliver: async ({ room: key = '', messageId = '' }, { simulator }) => {
    const room = simulator.room(key);
    if (room === undefined) return wrong(REFUSALS.noRoom(key));
    const said = simulator.traffic
      .all()
      .some((one) => one.room === key && one.messageId === messageId && one.direction === 'callback');
    return said ? delivered(await room.redeliver(messageId)) : wrong(REFUSALS.noSuchMessage(messageId));
  },

  fault: async (fields, { simulator: { faults } }) => {
    const kind = FAULT_KINDS.find((one) => one === fields['kind']);
    if (kind === undefined) return wrong(REFUSALS.noFault(fields['kind'] ?? ''));
    const once = truth(fields['once']) === true;
    const on = truth(fields['on']) ?? (once ? true : undefined);
    if (on === undefined) return wrong(REFUSALS.faultOn);
    const amount = on ? amountOf(fields['amount'], FAULT_WORDS[kind].amount) : undefined;
    if (typeof amount === 'string') return wrong(amount);
    if (on) faults.set(kind, { ...(once ? { times: 1 } : {}), ...(amount === undefined ? {} : { amount }) });
    else faults.off(kind);
    return { kind: 'done', facts: { faults: faults.list() } };
  },

  clock: moveClock,
};

interface Standing {
  readonly room: SimulatedRoom;
  readonly who: Member;
}

/** Where somebody acts, and as whom; here nothing is guessed. */
function standing(
  { room: key = '', who: account = '' }: Fields,
  { simulator }: SandboxParts,
): Standing | Outcome {
  const room = simulator.room(key);
  if (room === undefined) return wrong(REFUSALS.noRoom(key));
  const who = memberByAccount(simulator.world, account);
  if (who === undefined) return wrong(REFUSALS.noPerson(account));
  if (!isOpenTo(room, who)) return wrong(REFUSALS.notHisRoom);
  return { room, who };
}

function delivered({ messageId, deliveries }: SaidOutcome) {
  return {
    kind: 'done' as const,
    facts: { messageId, deliveries: deliveries.map(({ status, outcome }) => ({ status, outcome })) },
  };
}

function wrong(sentence: string): Outcome {
  return { kind: 'wrong', sentence };
}

/** A form sends CRLF; chats do not. */
function unixLines(text: string): string {
  return text.replace(/\r\n?/g, '\n');
}

function truth(text: string | undefined): boolean | undefined {
  if (text === 'true' || text === 'on' || text === '1') return true;
  if (text === 'false' || text === 'off' || text === '0') return false;
  return undefined;
}

/** The amount, undefined where none is given, or what is wrong with it. */
function amountOf(
  text: string | undefined,
  allowed: (typeof FAULT_WORDS)[keyof typeof FAULT_WORDS]['amount'],
): number | string | undefined {
  if (text === undefined || text === '') return undefined;
  if (allowed === undefined) return REFUSALS.noAmount;
  const { label, min, max } = allowed;
  const amount = Number(text);
  return Number.isInteger(amount) && amount >= min && amount <= max
    ? amount
    : REFUSALS.amount(label, min, max);
}
