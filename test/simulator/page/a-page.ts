import { createServer, type IncomingHttpHeaders, request, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type Instant, parseInstant } from '../../../src/domain/instant.ts';
import { createSandboxPage, type SandboxParts } from '../../../src/simulator/page/create-sandbox-page.ts';
import { type Simulator, startSimulator } from '../../../src/simulator/start-simulator.ts';
import type { World } from '../../../src/simulator/world.ts';

export const ZONE = 'Asia/Shanghai';

export function at(moment: string): Instant {
  const instant = parseInstant(`${moment}:00+08:00`);
  if (instant === undefined) throw new Error(`not a moment: ${moment}`);
  return instant;
}

/** 周一. */
export const MONDAY = at('2026-11-23T10:02');

export const WORLD: World = {
  members: [
    { account: 'zhangsan', name: '张三', note: '承办人 · 住建局' },
    { account: 'liuzhenhua', name: '刘振华', note: '督查员 · 督查室' },
    { account: 'guest', name: '陌生人', external: true },
  ],
  wecom: {
    bot: { id: 'aib-1', name: '督办助手', token: 'token', encodingAESKey: 'a'.repeat(43) },
    groups: [{ id: 'all', title: '全县重点工作调度群', chatId: 'wrALL', webhook: { key: 'key-1' } }],
  },
  dingtalk: {
    robot: { code: 'ding-1', name: '督办助手', appKey: 'ding-1', appSecret: 'secret' },
    groups: [{ id: 'city', title: '城市更新专班群', conversationId: 'cidCITY==', webhook: { token: 't-1' } }],
  },
};

export interface Answer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

export interface Asked {
  readonly method?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
}

export interface Page {
  readonly simulator: Simulator;
  /** `127.0.0.1:54321`. */
  readonly host: string;
  /** How often each message reached the bot's endpoint. */
  readonly reached: () => number;
  readonly reported: readonly unknown[];
  ask(path: string, asked?: Asked): Promise<Answer>;
  /** A form as a browser sends it. */
  submit(path: string, fields: Readonly<Record<string, string>>): Promise<Answer>;
  /** JSON as a script sends it. */
  post(path: string, fields: object): Promise<Answer>;
  stop(): Promise<void>;
}

export type PageSettings = Partial<Omit<SandboxParts, 'simulator'>> & {
  readonly world?: World;
  readonly moveTo?: (moment: Instant) => Promise<void>;
  /** Time cannot be moved from the page. */
  readonly fixedTime?: true;
};

/** The page over the real simulator, whose bot takes everything and says nothing. */
export async function aPage({
  world = WORLD,
  moveTo,
  fixedTime,
  ...settings
}: PageSettings = {}): Promise<Page> {
  let now = MONDAY;
  let callbacks = 0;
  const reported: unknown[] = [];
  const bot = await listening((incoming, response) => {
    callbacks += 1;
    incoming.resume().once('end', () => response.end());
  });
  const clock = { now: () => now };
  const moving = async (moment: Instant): Promise<void> => {
    await moveTo?.(moment);
    now = moment;
  };
  const simulator = await startSimulator({ world, clock, moveTo: moving });
  simulator.connect({ wecom: `http://${hostOf(bot)}/wecom`, dingtalk: `http://${hostOf(bot)}/dingtalk` });
  const page = createSandboxPage({
    simulator,
    zone: ZONE,
    botName: '督办助手',
    cast: ['zhangsan', 'liuzhenhua'],
    suggest: async () => ['我的任务', '进度 12 60%'],
    ...(fixedTime ? {} : { nextMorning: () => ({ label: '快进到明早 8:30', at: at('2026-11-24T08:30') }) }),
    open: false,
    report: (error) => reported.push(error),
    ...settings,
  });
  const server = await listening((incoming, response) => void page(incoming, response));
  const host = hostOf(server);
  const ask: Page['ask'] = (path, asked = {}) => send(host, path, asked);
  return {
    simulator,
    host,
    reached: () => callbacks,
    reported,
    ask,
    submit: (path, fields) =>
      ask(path, {
        method: 'POST',
        headers: { 'content-type': 'application/x-www-form-urlencoded', accept: 'text/html,*/*' },
        body: new URLSearchParams(fields).toString(),
      }),
    post: (path, fields) =>
      ask(path, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(fields),
      }),
    async stop() {
      await Promise.all([closed(server), closed(bot), simulator.stop()]);
    },
  };
}

async function listening(handle: Parameters<typeof createServer>[1]): Promise<Server> {
  const server = createServer(handle);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return server;
}

function hostOf(server: Server): string {
  return `127.0.0.1:${(server.address() as AddressInfo).port}`;
}

function closed(server: Server): Promise<void> {
  server.closeAllConnections();
  return new Promise((resolve) => server.close(() => resolve()));
}

/** Node's own request: `fetch` sets no Host, and follows what it should not. */
function send(host: string, path: string, { method = 'GET', headers = {}, body }: Asked): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const sent = request(`http://${host}`, { path, method, headers }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('end', () =>
        resolve({
          status: response.statusCode ?? 0,
          headers: response.headers,
          body: Buffer.concat(chunks).toString('utf8'),
        }),
      );
    });
    sent.on('error', reject);
    sent.end(body);
  });
}
