import { createDingtalkRoom } from '../../src/platforms/dingtalk/create-dingtalk-room.ts';
import { createWecomRoom } from '../../src/platforms/wecom/create-wecom-room.ts';
import type { Logger } from '../../src/ports/logger.ts';
import type { PostRoom } from '../../src/ports/post-room.ts';
import type { ShownContent } from '../../src/simulator/chat-log.ts';
import { startSimulator } from '../../src/simulator/start-simulator.ts';
import type { DingtalkGroup, Vendor } from '../../src/simulator/world.ts';

export const MORNING = Date.parse('2026-11-23T08:30:00+08:00');
const APP = { code: 'dingabc', appKey: 'dingkey', appSecret: 'this is a secret' };

const WEBHOOKS: Readonly<Record<string, DingtalkGroup['webhook']>> = {
  all: { token: 'token-all', secret: 'SECall' },
  keyword: { token: 'token-keyword', keywords: ['督办'] },
  disabled: { token: 'token-disabled', state: 'disabled' },
  removed: { token: 'token-removed', state: 'removed' },
  dissolved: { token: 'token-dissolved', state: 'dissolved' },
};
/** Pushed to by the robot's API alone. */
const WITHOUT_WEBHOOK = 'plain';

interface Hurry {
  /** How long an answer is waited for. */
  readonly timeoutMs?: number;
}

interface DingtalkCase extends Hurry {
  /** The secret in the config; of the robot unless said. */
  readonly secret?: string;
  readonly token?: string;
  readonly logger?: Logger;
  readonly appSecret?: string;
}

/** Both vendors on loopback, and rooms of ours in their groups. */
export async function simulatedRooms() {
  const clock = { at: MORNING, now: () => clock.at };
  const simulator = await startSimulator({
    world: {
      members: [
        { account: 'u038', name: '张三' },
        { account: 'u057', name: '李四' },
      ],
      wecom: {
        bot: {
          id: 'aib-1',
          name: '督办助手',
          token: 'testToken01',
          encodingAESKey: 'AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8',
        },
        groups: [{ id: 'all', title: '全县', chatId: 'wrALL', webhook: { key: 'key-all' } }],
      },
      dingtalk: {
        robot: { ...APP, name: '督办助手' },
        groups: [...Object.keys(WEBHOOKS), WITHOUT_WEBHOOK].map((id) => {
          const webhook = WEBHOOKS[id];
          return {
            id,
            title: id,
            conversationId: `cid-${id}`,
            ...(webhook === undefined ? {} : { webhook }),
          };
        }),
      },
    },
    clock,
  });
  const { wecom = '', dingtalk = '' } = simulator.baseUrls;
  let before = 0;
  return {
    simulator,
    clock,
    wecom: (hurry: Hurry = {}): PostRoom =>
      createWecomRoom({ baseUrl: wecom, key: 'key-all', fetch: waiting(hurry) }),
    dingtalk(group = 'all', { secret, token, logger, appSecret, ...hurry }: DingtalkCase = {}): PostRoom {
      const webhookToken = token ?? WEBHOOKS[group]?.token;
      const webhookSecret = secret ?? WEBHOOKS[group]?.secret;
      return createDingtalkRoom({
        config: {
          apiBaseUrl: dingtalk,
          oapiBaseUrl: dingtalk,
          sessionOrigins: [],
          robots: [{ ...APP, ...(appSecret === undefined ? {} : { appSecret }) }],
        },
        room: { conversationId: `cid-${group}`, webhookToken, webhookSecret },
        clock,
        fetch: waiting(hurry),
        ...(logger === undefined ? {} : { logger }),
      });
    },
    /** What people see in a group, oldest first. */
    sees: (vendor: Vendor, group = 'all') => simulator.chatLog.of(`${vendor}:${group}`).slice(0),
    /** The paths asked for since the last time. */
    asked(): readonly string[] {
      const all = simulator.traffic.all().filter(({ direction }) => direction === 'request');
      const since = all.slice(before);
      before = all.length;
      return since.map(({ request }) => new URL(request.url, 'http://vendor').pathname);
    },
  };
}

/** The real fetch, as patient as it is told. */
function waiting({ timeoutMs }: Hurry): typeof fetch {
  if (timeoutMs === undefined) return fetch;
  return (url, init) => fetch(url, { ...init, signal: AbortSignal.timeout(timeoutMs) });
}

export function textOf(content: ShownContent | undefined): string {
  if (content?.kind !== 'text' && content?.kind !== 'markdown') throw new Error(`no text: ${content?.kind}`);
  return content.text;
}
