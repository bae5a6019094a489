import { randomBytes } from 'node:crypto';
import type { Shown } from './chat-log.ts';
import { type Delivery, deliver } from './deliver.ts';
import type { Said, Utterance, VendorDouble } from './vendor-double.ts';
import type { Lab } from './vendor-server.ts';
import type { Member, Room } from './world.ts';

/** What came of something said. */
export interface SaidOutcome {
  readonly messageId: string;
  readonly deliveries: readonly Delivery[];
}

/** A conversation, as the people in it use it. */
export interface SimulatedRoom extends Room {
  /** A member (by name or account) says something that @-s the bot; resolves when it is delivered. */
  say(who: string, what: string | Said): Promise<SaidOutcome>;
  /** Says it and gives the bot's next message in this room. */
  ask(who: string, what: string | Said): Promise<Shown>;
  /** The vendor delivers a former message of this room once more, under the same id. */
  redeliver(messageId: string): Promise<SaidOutcome>;
  /** Everything people see here, in order. */
  sees(): readonly Shown[];
  /** The next message that fits; rejects if none comes within `ms`. */
  until(fits: (message: Shown) => boolean, ms?: number): Promise<Shown>;
}

interface RoomParts {
  readonly room: Room;
  readonly double: VendorDouble;
  readonly lab: Lab;
  readonly memberOf: (who: string) => Member;
  readonly botUrl: () => string;
  /** Everything said in all rooms, by message id, for the vendor to deliver again. */
  readonly spoken: Map<string, Utterance>;
}

const WAIT_MS = 5_000;

export function createSimulatedRoom(parts: RoomParts): SimulatedRoom {
  const { room, double, lab, spoken } = parts;
  const sees = (): readonly Shown[] => lab.chatLog.of(room.key);

  const send = async (utterance: Utterance): Promise<SaidOutcome> => ({
    messageId: utterance.messageId,
    deliveries: await deliver(utterance, double, parts.botUrl(), lab),
  });

  const until = (fits: (message: Shown) => boolean, ms = WAIT_MS): Promise<Shown> =>
    new Promise((resolve, reject) => {
      const late = setTimeout(() => {
        stop();
        reject(new Error(`no message of that kind in ${room.key} within ${ms} ms`));
      }, ms);
      const stop = lab.chatLog.watch((message) => {
        if (message.room !== room.key || !fits(message)) return;
        clearTimeout(late);
        stop();
        resolve(message);
      });
    });

  const say = async (who: string, what: string | Said): Promise<SaidOutcome> => {
    const utterance: Utterance = {
      messageId: `${room.vendor}-${randomBytes(9).toString('hex')}`,
      room,
      from: parts.memberOf(who),
      said: typeof what === 'string' ? { kind: 'text', text: what } : what,
      at: lab.clock.now(),
    };
    spoken.set(utterance.messageId, utterance);
    if (utterance.said.kind !== 'enter') lab.chatLog.add(bubble(utterance), utterance.at);
    return send(utterance);
  };

  return {
    ...room,
    say,
    sees,
    until,
    async ask(who, what) {
      const answer = until((message) => message.from === undefined);
      const [message] = await Promise.all([answer, say(who, what)]);
      return message;
    },
    async redeliver(messageId) {
      const utterance = spoken.get(messageId);
      if (utterance?.room.key !== room.key) throw new Error(`nothing was said here under ${messageId}`);
      return send(utterance);
    },
  };
}

/** What the others in the room see of it. The @ of the bot stands before it in a group. */
function bubble({ messageId, room, from, said }: Utterance): Omit<Shown, 'id' | 'at'> {
  const text =
    said.kind === 'mixed' ? said.items.map((item) => ('text' in item ? item.text : '［图片］')).join('') : '';
  return {
    room: room.key,
    from: from.account,
    via: 'said',
    content: { kind: 'text', text: said.kind === 'text' ? said.text : text },
    mentions: [],
    messageId,
    ...(said.kind === 'text' && said.quote !== undefined ? { quote: said.quote } : {}),
  };
}
