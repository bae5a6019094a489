import { afterAll, afterEach, beforeEach, describe, expect, it } from 'vitest';
import { line, message, strong } from '../../src/domain/message.ts';
import type { Outcome } from '../../src/domain/outcome.ts';
import { createDingtalkRoom } from '../../src/platforms/dingtalk/create-dingtalk-room.ts';
import { createWecomRoom } from '../../src/platforms/wecom/create-wecom-room.ts';
import type { PostRoom } from '../../src/ports/post-room.ts';
import type { FaultKind } from '../../src/simulator/faults.ts';
import type { Vendor } from '../../src/simulator/world.ts';
import { type Answering, aHost } from './a-host.ts';
import { sendOnly } from './a-text-part.ts';
import { refused, unknown } from './an-outcome.ts';
import { simulatedRooms } from './simulated-rooms.ts';

/** The ways a post can take: WeCom's webhook, DingTalk's webhook, DingTalk's server API. */
type Way = 'wecom' | 'webhook' | 'api';

const POST = message(line(strong('重点任务每日提醒')), '逾期7项');
const CONFIRMED: Outcome = { kind: 'confirmed' };
const HURRY = { timeoutMs: 80 };

const WECOM = '/cgi-bin/webhook/send';
const WEBHOOK = '/robot/send';
const TOKEN = '/v1.0/oauth2/accessToken';
const GROUP = '/v1.0/robot/groupMessages/send';
const ASKED: Record<Way, readonly string[]> = { wecom: [WECOM], webhook: [WEBHOOK], api: [TOKEN, GROUP] };

const rooms = await simulatedRooms();
const host = await aHost();
const { faults } = rooms.simulator;

beforeEach(() => {
  // Ten minutes on, no ban of an earlier test is left.
  rooms.clock.at += 11 * 60_000;
  rooms.asked();
});
afterEach(() => faults.clear());
afterAll(() => Promise.all([rooms.simulator.stop(), host.close()]));

const ROOMS: Record<Way, (hurry?: { readonly timeoutMs: number }) => PostRoom> = {
  wecom: (hurry) => rooms.wecom(hurry),
  webhook: (hurry) => rooms.dingtalk('all', hurry),
  api: (hurry) => rooms.dingtalk('plain', hurry),
};
const SEEN: Record<Way, readonly [Vendor, string]> = {
  wecom: ['wecom', 'all'],
  webhook: ['dingtalk', 'all'],
  api: ['dingtalk', 'plain'],
};
const seenBy = (way: Way): number => rooms.sees(...SEEN[way]).length;

interface Trouble {
  readonly fault: FaultKind;
  /** How often it strikes; every time unless said. */
  readonly times?: number;
  readonly way: Way;
  readonly outcome: Outcome;
  /** How many people's messages came of it. */
  readonly shown: 0 | 1;
  readonly asked?: readonly string[];
}

const no = { shown: 0 } as const;
const TROUBLES: readonly Trouble[] = [
  { fault: 'throttled', way: 'wecom', outcome: refused('throttled', true, '45009'), ...no },
  { fault: 'throttled', way: 'webhook', outcome: refused('throttled', true, '410100'), ...no },
  { fault: 'throttled', way: 'api', outcome: refused('throttled', true, 'send.too.fast'), ...no },
  { fault: 'banned', way: 'webhook', outcome: refused('throttled', true, '410100'), ...no },
  { fault: 'busy', way: 'wecom', outcome: refused('vendor-busy', true, '-1'), ...no },
  { fault: 'busy', way: 'webhook', outcome: refused('vendor-busy', true, '-1'), ...no },
  { fault: 'removed', way: 'wecom', outcome: refused('no-such-address', false, '93000'), ...no },
  { fault: 'removed', way: 'webhook', outcome: CONFIRMED, shown: 1, asked: [WEBHOOK, TOKEN, GROUP] },
  {
    fault: 'token-expired',
    times: 1,
    way: 'api',
    outcome: CONFIRMED,
    shown: 1,
    asked: [TOKEN, GROUP, TOKEN, GROUP],
  },
  {
    fault: 'token-expired',
    way: 'api',
    outcome: refused('bad-credential', false, 'InvalidAuthentication'),
    ...no,
    asked: [TOKEN, GROUP, TOKEN, GROUP],
  },
  ...(['wecom', 'webhook'] as const).flatMap((way): Trouble[] => [
    { fault: 'server-error', way, outcome: unknown('server-error', '502'), ...no },
    { fault: 'not-json', way, outcome: refused('web-page', true, '200'), ...no },
    { fault: 'reset-after-accept', way, outcome: unknown('connection-lost', 'ECONNRESET'), shown: 1 },
    { fault: 'no-answer', way, outcome: unknown('timeout'), shown: 1 },
    // Nobody can know: the vendor says yes.
    { fault: 'accepted-but-dropped', way, outcome: CONFIRMED, ...no },
  ]),
  // Where not even a token is given, nothing was posted for sure.
  { fault: 'server-error', way: 'api', outcome: refused('unreachable', true, '502'), ...no, asked: [TOKEN] },
  { fault: 'not-json', way: 'api', outcome: refused('web-page', true, '200'), ...no, asked: [TOKEN] },
  {
    fault: 'reset-after-accept',
    way: 'api',
    outcome: refused('unreachable', true, 'ECONNRESET'),
    ...no,
    asked: [TOKEN],
  },
  { fault: 'no-answer', way: 'api', outcome: refused('unreachable', true, 'timeout'), ...no, asked: [TOKEN] },
];

describe('a room in trouble', () => {
  it.each(TROUBLES)(
    '$way, $fault ($times): $outcome.kind',
    async ({ fault, times, way, outcome, shown, asked }) => {
      const before = seenBy(way);
      faults.set(fault, times === undefined ? {} : { times });
      const room = ROOMS[way](fault === 'no-answer' ? HURRY : undefined);
      expect(await sendOnly(room, POST)).toEqual(outcome);
      expect(rooms.asked()).toEqual(asked ?? ASKED[way]);
      expect(seenBy(way) - before).toBe(shown);
    },
  );

  it.each<[FaultKind, Outcome, number]>([
    ['server-error', unknown('server-error', '502'), 0],
    ['not-json', refused('web-page', true, '200'), 0],
    ['reset-after-accept', unknown('connection-lost', 'ECONNRESET'), 1],
    ['no-answer', unknown('timeout'), 1],
    ['accepted-but-dropped', CONFIRMED, 0],
  ])('api, with its token in hand, %s', async (fault, outcome, shown) => {
    const before = seenBy('api');
    faults.set(fault, { path: GROUP });
    expect(await sendOnly(ROOMS.api(fault === 'no-answer' ? HURRY : undefined), POST)).toEqual(outcome);
    expect(rooms.asked()).toEqual([TOKEN, GROUP]);
    expect(seenBy('api') - before).toBe(shown);
  });

  it('keeps to the ban it provoked: twenty a minute, then ten minutes of refusals', async () => {
    const room = ROOMS.webhook();
    for (let sent = 1; sent <= 20; sent += 1)
      expect(await sendOnly(room, POST, `n-${sent}`)).toEqual(CONFIRMED);
    expect(await sendOnly(room, POST, 'n-21')).toEqual(refused('throttled', true, '410100'));
    rooms.clock.at += 9 * 60_000;
    expect(await sendOnly(room, POST, 'n-22')).toEqual(refused('throttled', true, '410100'));
    rooms.clock.at += 60_001;
    expect(await sendOnly(room, POST, 'n-23')).toEqual(CONFIRMED);
  });

  it('of DingTalk’s webhook is shown once when sent again under its id', async () => {
    const before = seenBy('webhook');
    const room = ROOMS.webhook();
    faults.set('reset-after-accept', { times: 1 });
    expect(await sendOnly(room, POST, 'same')).toEqual(unknown('connection-lost', 'ECONNRESET'));
    expect(await sendOnly(room, POST, 'same')).toEqual(CONFIRMED);
    expect(seenBy('webhook') - before).toBe(1);
  });
});

describe('a room before a host that is none of the vendor’s', () => {
  const token = { body: '{"accessToken":"t","expireIn":7200}' };
  const at = (way: Way): PostRoom => {
    const { baseUrl } = host;
    if (way === 'wecom') return createWecomRoom({ baseUrl, key: 'k' });
    return createDingtalkRoom({
      config: {
        apiBaseUrl: baseUrl,
        oapiBaseUrl: baseUrl,
        sessionOrigins: [],
        robots: [{ code: 'c', appKey: 'k', appSecret: 's' }],
      },
      room: { conversationId: 'cid', ...(way === 'webhook' ? { webhookToken: 't' } : {}) },
      clock: rooms.clock,
    });
  };

  const page: Answering = { status: 403, body: '<!DOCTYPE html><title>封禁</title>' };
  const rows: readonly [string, Answering, Partial<Record<Way, Outcome>>, Outcome][] = [
    ['a ban as a page', page, {}, refused('web-page', true, '403')],
    [
      'a ban as JSON',
      { body: '{"status":1111,"wait":5,"source":"x5"}' },
      { wecom: unknown('unreadable-answer') },
      refused('throttled', true, '1111'),
    ],
    ['a redirect', { status: 302, body: '', location: '/login' }, {}, refused('redirected', false)],
    ['half a JSON', { body: '{"errcode":' }, {}, unknown('unreadable-answer')],
    ['a gateway’s page', { status: 504, body: '<html>' }, {}, unknown('server-error', '504')],
    ['a reset', 'reset', {}, unknown('connection-lost', 'ECONNRESET')],
  ];
  const cases = rows.flatMap(([name, answer, special, outcome]) =>
    (['wecom', 'webhook', 'api'] as const).map((way) => ({
      name,
      way,
      answer,
      outcome: special[way] ?? outcome,
    })),
  );

  it.each(cases)('$way: $name', async ({ way, answer, outcome }) => {
    host.answer(...(way === 'api' ? [token, answer] : [answer]));
    expect(await sendOnly(at(way), POST)).toEqual(outcome);
    expect(host.arrived.map(({ path }) => path)).toEqual(ASKED[way]);
  });
});
