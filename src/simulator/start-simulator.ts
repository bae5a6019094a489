import { type Instant, parseInstant } from '../domain/instant.ts';
import type { Clock } from '../ports/clock.ts';
import { type ChatLog, createChatLog } from './chat-log.ts';
import { createDingtalkDouble } from './dingtalk/create-dingtalk-double.ts';
import { createFaultLab, type FaultLab } from './faults.ts';
import type { Media } from './media-shelf.ts';
import { createSimulatedRoom, type SimulatedRoom } from './simulated-room.ts';
import { createTraffic, type Traffic } from './traffic.ts';
import type { Utterance, VendorDouble } from './vendor-double.ts';
import { type Lab, serveVendor, type VendorServer } from './vendor-server.ts';
import { createWecomDouble } from './wecom/create-wecom-double.ts';
import { verifyUrl } from './wecom/verify-url.ts';
import { groupRooms, type Member, privateRoom, type Room, type Vendor, type World } from './world.ts';

/** A URL for each vendor that is played. */
export type VendorUrls = Readonly<Partial<Record<Vendor, string>>>;

export interface SimulatorParts {
  readonly world: World;
  readonly clock: Clock;
  /** Carries out `clock.to`; without it time cannot be moved from here. */
  readonly moveTo?: (moment: Instant) => Promise<void>;
  /** Ports of the doubles; 0 or absent takes a free one. */
  readonly ports?: Readonly<Partial<Record<Vendor, number>>>;
}

/** WeCom and DingTalk on this machine, with the people in them. */
export interface Simulator {
  readonly world: World;
  /** Hosts of the doubles, for the bot's config. */
  readonly baseUrls: VendorUrls;
  /** The groups, then everybody's private chats. */
  readonly rooms: readonly Room[];
  readonly faults: FaultLab;
  readonly traffic: Traffic;
  readonly chatLog: ChatLog;
  readonly clock: { now(): Instant; to(moment: Instant | string): Promise<void> };
  /** Says where the bot takes callbacks; once more when it has restarted elsewhere. */
  connect(bot: VendorUrls): void;
  /** WeCom's check of the callback URL, as when an administrator saves it; whether the bot passes. */
  verifyUrl(): Promise<boolean>;
  /** A group by its id, of the first vendor that has one of it unless a vendor is said. */
  group(id: string, vendor?: Vendor): SimulatedRoom;
  /** A member's private chat with the bot. */
  person(who: string, vendor: Vendor): SimulatedRoom;
  /** Any room by its key. */
  room(key: string): SimulatedRoom | undefined;
  media(id: string): Media | undefined;
  stop(): Promise<void>;
}

/** Starts the doubles of every vendor that the world has. */
export async function startSimulator(parts: SimulatorParts): Promise<Simulator> {
  const { world, clock } = parts;
  const lab: Lab = {
    clock,
    faults: createFaultLab(),
    traffic: createTraffic(),
    chatLog: createChatLog(),
  };
  const doubles: readonly VendorDouble[] = [
    ...(world.wecom === undefined ? [] : [createWecomDouble(world.wecom, world.members)]),
    ...(world.dingtalk === undefined ? [] : [createDingtalkDouble(world.dingtalk, world.members)]),
  ];
  const servers = new Map<Vendor, VendorServer>();
  const hostOf = (vendor: Vendor): string => servers.get(vendor)?.baseUrl ?? '';
  for (const double of doubles) {
    double.servedAt(() => hostOf(double.vendor));
    servers.set(double.vendor, await serveVendor(double, lab, parts.ports?.[double.vendor]));
  }
  const rooms = [
    ...groupRooms(world),
    ...doubles.flatMap(({ vendor }) => world.members.map((member) => privateRoom(vendor, member))),
  ];
  let bot: VendorUrls = {};
  const urlOf = (vendor: Vendor): string => {
    const url = bot[vendor];
    if (url === undefined) throw new Error(`the simulator is not connected to a bot of ${vendor}`);
    return url;
  };
  const peopled = peopleRooms({ rooms, doubles, lab, world, urlOf });
  return {
    world,
    baseUrls: Object.fromEntries([...servers].map(([vendor, { baseUrl }]) => [vendor, baseUrl])),
    rooms,
    faults: lab.faults,
    traffic: lab.traffic,
    chatLog: lab.chatLog,
    clock: {
      now: () => clock.now(),
      async to(moment) {
        const instant = typeof moment === 'number' ? moment : parseInstant(moment);
        if (instant === undefined) throw new Error(`not a moment with its offset: ${moment}`);
        if (parts.moveTo === undefined) throw new Error('time cannot be moved from here');
        await parts.moveTo(instant);
      },
    },
    connect: (urls) => {
      bot = { ...bot, ...urls };
    },
    verifyUrl: async () => world.wecom !== undefined && verifyUrl(world.wecom.bot, urlOf('wecom'), lab),
    ...peopled,
    media: (id) => doubles.map((double) => double.media(id)).find((media) => media !== undefined),
    stop: async () => {
      await Promise.all([...servers.values()].map((server) => server.stop()));
    },
  };
}

interface PeopleParts {
  readonly rooms: readonly Room[];
  readonly doubles: readonly VendorDouble[];
  readonly lab: Lab;
  readonly world: World;
  readonly urlOf: (vendor: Vendor) => string;
}

function peopleRooms(parts: PeopleParts): Pick<Simulator, 'group' | 'person' | 'room'> {
  const { rooms, doubles, lab, world, urlOf } = parts;
  const spoken = new Map<string, Utterance>();
  const memberOf = (who: string): Member => {
    const member = world.members.find(({ account, name }) => account === who || name === who);
    if (member === undefined) throw new Error(`nobody here is called ${who}`);
    return member;
  };
  const entered = (room: Room | undefined): SimulatedRoom | undefined => {
    const double = doubles.find(({ vendor }) => vendor === room?.vendor);
    if (room === undefined || double === undefined) return undefined;
    return createSimulatedRoom({ room, double, lab, memberOf, botUrl: () => urlOf(room.vendor), spoken });
  };
  const room = (key: string): SimulatedRoom | undefined => entered(rooms.find((one) => one.key === key));
  const known = (found: SimulatedRoom | undefined, key: string): SimulatedRoom => {
    if (found === undefined) throw new Error(`there is no room ${key}`);
    return found;
  };
  return {
    room,
    group: (id, vendor) =>
      known(vendor ? room(`${vendor}:${id}`) : (room(`wecom:${id}`) ?? room(`dingtalk:${id}`)), id),
    person: (who, vendor) => known(room(`${vendor}:@${memberOf(who).account}`), `${vendor}:@${who}`),
  };
}
