import type { Shown } from '../chat-log.ts';
import type { Simulator } from '../start-simulator.ts';
import type { Exchange } from '../traffic.ts';
import { type Member, memberByAccount, type Room } from '../world.ts';
import { mediaAddress, type Place, parseDrawer } from './address.ts';
import { toneOf } from './avatar.tsx';
import type { SandboxParts } from './sandbox-parts.ts';
import type { DeliveryTrouble, RoomEntry, SandboxView } from './sandbox-view.ts';

const MESSAGES_SHOWN = 200;
const EXCHANGES_SHOWN = 40;

/** What somebody sees at an address; an unknown room or person becomes the first there is. */
export async function readView(
  parts: SandboxParts,
  query: URLSearchParams,
  moving: boolean,
): Promise<SandboxView> {
  const { simulator, zone, botName } = parts;
  const { world } = simulator;
  const cast = castOf(parts);
  const who = memberByAccount(world, query.get('who') ?? '') ?? cast[0];
  if (who === undefined) throw new Error('the world of the sandbox has no members');
  const rooms = simulator.rooms.filter((one) => isOpenTo(one, who));
  const room = rooms.find(({ key }) => key === query.get('room')) ?? rooms[0];
  if (room === undefined) throw new Error('the world of the sandbox has no rooms');

  const said = simulator.chatLog.of(room.key);
  const exchanges = simulator.traffic.all().filter((one) => one.room === undefined || one.room === room.key);
  const quoted = said.find(({ id }) => id === query.get('quote'));
  const now = simulator.clock.now();
  return {
    place: placeOf(room, who, query, quoted),
    room,
    who,
    cast,
    rooms: rooms.map((one) => entryOf(one, simulator)),
    botName,
    zone,
    now,
    ...(parts.nextMorning ? { clock: { morning: parts.nextMorning(now), moving } } : {}),
    messages: said.slice(-MESSAGES_SHOWN),
    earlier: Math.max(0, said.length - MESSAGES_SHOWN),
    trouble: troubleIn(exchanges),
    ...(quoted === undefined ? {} : { quoted }),
    untouched: said.length === 0 && !exchanges.some((one) => one.room === room.key),
    suggestions: await parts.suggest(who.account, room),
    exchanges: exchanges.slice(-EXCHANGES_SHOWN).reverse(),
    exchangeCount: exchanges.length,
    notSimulated: simulator.traffic.all().filter(({ outcome }) => outcome === 'not-simulated').length,
    faults: simulator.faults.list(),
    nameOf: (account) => memberByAccount(world, account)?.name ?? account,
    toneOf: (account) => toneOf(account, cast),
    pictureUrl: (id) => (simulator.media(id) === undefined ? undefined : mediaAddress(id)),
  };
}

/** Groups are open to everybody here, a private chat to the one whose it is. */
export function isOpenTo(room: Room, { account }: Member): boolean {
  return room.kind === 'group' || room.key === `${room.vendor}:@${account}`;
}

function castOf({ simulator, cast }: SandboxParts): readonly Member[] {
  const { world } = simulator;
  const known = cast.flatMap((account) => memberByAccount(world, account) ?? []);
  return known.length === 0 ? world.members : known;
}

function placeOf(room: Room, who: Member, query: URLSearchParams, quoted: Shown | undefined): Place {
  const drawer = parseDrawer(query.get('drawer'));
  return {
    room: room.key,
    who: who.account,
    ...(drawer === undefined ? {} : { drawer }),
    ...(quoted === undefined ? {} : { quote: quoted.id }),
  };
}

function entryOf(room: Room, { chatLog }: Simulator): RoomEntry {
  const last = chatLog.of(room.key).at(-1);
  return last === undefined ? { room } : { room, last };
}

/** By message id: what was delivered more than once, or not answered. */
function troubleIn(exchanges: readonly Exchange[]): ReadonlyMap<string, DeliveryTrouble> {
  const trouble = new Map<string, DeliveryTrouble>();
  for (const { direction, messageId, outcome } of exchanges) {
    if (direction !== 'callback' || messageId === undefined) continue;
    const times = (trouble.get(messageId)?.times ?? 0) + 1;
    trouble.set(messageId, { times, unanswered: outcome !== 'ok' });
  }
  return new Map([...trouble].filter(([, { times, unanswered }]) => times > 1 || unanswered));
}
