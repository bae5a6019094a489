/** The two vendors that are played. */
export type Vendor = 'wecom' | 'dingtalk';

/** A person, under the same account with both vendors. */
export interface Member {
  readonly account: string;
  readonly name: string;
  /** What he is, for whoever picks him: 「承办人 · 住建局」. */
  readonly note?: string;
  /** From outside of the organisation: DingTalk tells no staff id of him (platforms.md 7.2). */
  readonly external?: true;
}

export interface WecomGroup {
  /** The group's name in the simulator. */
  readonly id: string;
  readonly title: string;
  readonly chatId: string;
  /** The push robot in this group; `removed` answers 93000. */
  readonly webhook?: { readonly key: string; readonly removed?: true };
}

/** What exists at WeCom. */
export interface WecomWorld {
  readonly bot: {
    readonly id: string;
    readonly name: string;
    readonly token: string;
    readonly encodingAESKey: string;
    /** Empty for an enterprise's own AI bot (platforms.md 1.2). */
    readonly receiveId?: string;
  };
  /** A self-built app (自建应用), for private messages. */
  readonly app?: { readonly corpId: string; readonly agentId: number; readonly secret: string };
  readonly groups: readonly WecomGroup[];
}

export interface DingtalkGroup {
  readonly id: string;
  readonly title: string;
  readonly conversationId: string;
  /** The custom robot in this group with its security settings; a state answers 400102, 400106, 400013. */
  readonly webhook?: {
    readonly token: string;
    readonly secret?: string;
    readonly keywords?: readonly string[];
    readonly state?: 'disabled' | 'removed' | 'dissolved';
  };
}

/** What exists at DingTalk. */
export interface DingtalkWorld {
  readonly robot: {
    readonly code: string;
    readonly name: string;
    readonly appKey: string;
    readonly appSecret: string;
  };
  readonly groups: readonly DingtalkGroup[];
  /** A month's calls of the server API, and messages to the robot; the standard edition's unless given (platforms.md 9.6). */
  readonly quota?: { readonly calls?: number; readonly messages?: number };
}

/** Everything that exists beside the bot: who, where, and with which credentials. */
export interface World {
  readonly members: readonly Member[];
  readonly wecom?: WecomWorld;
  readonly dingtalk?: DingtalkWorld;
}

/** A conversation: a group, or one person's private chat with the bot. */
export interface Room {
  /** `wecom:all`, `dingtalk:@zhangsan`: unique in a world. */
  readonly key: string;
  readonly vendor: Vendor;
  readonly kind: 'group' | 'single';
  readonly title: string;
  /** The vendor's id. WeCom has none for a private chat, and tells none. */
  readonly chatId: string;
}

/** All groups of a world, WeCom's first. */
export function groupRooms(world: World): readonly Room[] {
  const wecom = (world.wecom?.groups ?? []).map(({ id, title, chatId }) => group('wecom', id, title, chatId));
  const dingtalk = (world.dingtalk?.groups ?? []).map(({ id, title, conversationId }) =>
    group('dingtalk', id, title, conversationId),
  );
  return [...wecom, ...dingtalk];
}

/** A member's private chat with the bot. */
export function privateRoom(vendor: Vendor, member: Member): Room {
  const key = `${vendor}:@${member.account}`;
  return { key, vendor, kind: 'single', title: `${member.name}与机器人`, chatId: `cid-${member.account}` };
}

export function memberByAccount(world: World, account: string): Member | undefined {
  return world.members.find((member) => member.account === account);
}

function group(vendor: Vendor, id: string, title: string, chatId: string): Room {
  return { key: `${vendor}:${id}`, vendor, kind: 'group', title, chatId };
}
