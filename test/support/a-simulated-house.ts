import { writeFileSync } from 'node:fs';
import { passTogether } from '../../src/cli/sandbox/pass-together.ts';
import { createClock } from '../../src/config/clock.ts';
import { isoOf } from '../../src/domain/instant.ts';
import { type Simulator, startSimulator } from '../../src/simulator/start-simulator.ts';
import type { World } from '../../src/simulator/world.ts';
import { aHouse, duban, type House, type RunningBot, startBot } from './a-running-bot.ts';

/** A Monday on which the sample ledger has late tasks. */
export const MONDAY = '2026-11-23T10:00:00+08:00';
const ZONE = 'Asia/Shanghai';

const WORLD: World = {
  members: [
    { account: 'zhangsan', name: '张三' },
    { account: 'pengtao', name: '彭涛' },
    { account: 'liuzhenhua', name: '刘振华' },
    { account: 'nobody', name: '路人' },
  ],
  wecom: {
    bot: {
      id: 'aib-1',
      name: '督办助手',
      token: 'testToken01',
      encodingAESKey: 'AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8',
    },
    groups: [
      { id: 'all', title: '全县重点工作调度群', chatId: 'wrTEST', webhook: { key: 'wecom-group-key' } },
      { id: 'office', title: '督查室', chatId: 'wrOFFICE', webhook: { key: 'wecom-office-key' } },
    ],
  },
  dingtalk: {
    robot: { code: 'dingabc', name: '督办助手', appKey: 'dingabc', appSecret: 'this is a secret' },
    groups: [
      {
        id: 'all',
        title: '全县重点工作调度群',
        conversationId: 'cidAAAA==',
        webhook: { token: 'dt-group-token', secret: 'SECdt-group-secret' },
      },
    ],
  },
};

export interface SimulatedHouse {
  readonly house: House;
  readonly simulator: Simulator;
  /** The bot that runs now. */
  readonly bot: () => RunningBot;
  /** Kills it at once. */
  kill(): Promise<void>;
  /** Kills it, if it still runs, and starts it again over what it left, perhaps elsewhere. */
  restart(): Promise<void>;
  /** The percents that were reported for a task, in order. */
  percents(no: number): readonly (number | undefined)[];
  close(): Promise<void>;
}

/** A room of the supervisors, where trouble is told. */
export const OFFICE_GROUP = `  - id: office
    title: 督查室
    audience: unit
    wecom: { chatId: wrOFFICE, webhookKey: wecom-office-key }
alerts: [{ group: office }]
`;

/** What may be otherwise than a Monday morning with the sample ledger and a daily list. */
export interface HouseOptions {
  readonly now?: string;
  /** The `posts` of the county's group, as YAML. */
  readonly posts?: string;
  /** Further groups and `alerts`, as YAML. */
  readonly more?: string;
  readonly workbook?: string;
  /** What else there is at the vendors', and who, than three people of the sample ledger and a stranger. */
  readonly world?: (usual: World) => World;
  /** What the program's environment has besides. */
  readonly env?: Readonly<Record<string, string>>;
}

/** The built program with a ledger, between the vendors' doubles; nothing else speaks to it. */
export async function aSimulatedHouse(options: HouseOptions = {}): Promise<SimulatedHouse> {
  const { now = MONDAY, workbook = 'config/sample-ledger.xlsx', world = (usual) => usual } = options;
  const env = { DUBAN_NOW: now };
  const clock = createClock(env);
  const simulator = await startSimulator({
    world: world(WORLD),
    clock,
    moveTo: (to) => passTogether(to, clock, { folder: house.data, zone: ZONE }),
  });
  const house = aHouse();
  writeFileSync(house.config, configOf(simulator, options));
  const run = (...args: string[]): void => {
    const { status, stderr } = duban(house, args, env);
    if (status !== 0) throw new Error(stderr);
  };
  run('import', workbook);
  let bot = await startBot(house, { ...options.env, ...env });
  const connect = (): void =>
    simulator.connect({
      wecom: `http://127.0.0.1:${bot.port}/wecom/bot`,
      dingtalk: `http://127.0.0.1:${bot.port}/dingtalk/robot`,
    });
  connect();
  return {
    house,
    simulator,
    bot: () => bot,
    kill: () => bot.kill('SIGKILL'),
    async restart() {
      await bot.kill('SIGKILL');
      bot = await startBot(house, { ...options.env, DUBAN_NOW: isoOf(clock.now(), ZONE) });
      connect();
    },
    percents(no) {
      const line = duban(house, ['dump'], env)
        .stdout.split('\n')
        .find((one) => one.startsWith(`{"no":${no},`));
      const { history } = JSON.parse(line ?? '{}') as { history: { kind: string; percent?: number }[] };
      return history.filter(({ kind }) => kind === 'progress').map(({ percent }) => percent);
    },
    async close() {
      await bot.kill('SIGTERM');
      await simulator.stop();
    },
  };
}

function configOf({ baseUrls }: Simulator, { posts = '{ overdue: {} }', more = '' }: HouseOptions): string {
  return `wecom:
  baseUrl: ${baseUrls.wecom}
  bots: [{ id: aib-1, token: testToken01, encodingAESKey: AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8 }]
dingtalk:
  apiBaseUrl: ${baseUrls.dingtalk}
  oapiBaseUrl: ${baseUrls.dingtalk}
  robots: [{ code: dingabc, appKey: dingabc, appSecret: "this is a secret" }]
groups:
  - id: all
    title: 全县重点工作调度群
    wecom: { chatId: wrTEST, webhookKey: wecom-group-key }
    dingtalk: { conversationId: "cidAAAA==", webhookToken: dt-group-token, webhookSecret: SECdt-group-secret }
    compare: true
    posts: ${posts}
${more}`;
}
