import { composeApplication, type Ledger, type Setting } from '../../src/compose.ts';
import { composeTime, type Time } from '../../src/compose-time.ts';
import { readHolidays } from '../../src/config/holidays.ts';
import { createOfficeCalendar } from '../../src/config/office-calendar.ts';
import { configSchema } from '../../src/config/schema.ts';
import type { NewEntry } from '../../src/domain/history.ts';
import { type Instant, parseInstant } from '../../src/domain/instant.ts';
import type { TaskKey } from '../../src/domain/number-in-year.ts';
import type { Directory } from '../../src/domain/people.ts';
import type { DrawReport } from '../../src/ports/report-makers.ts';
import { type Simulator, startSimulator } from '../../src/simulator/start-simulator.ts';
import type { World } from '../../src/simulator/world.ts';
import { createMemoryStore } from '../../src/store/memory-store.ts';
import { aLedger } from './a-ledger.ts';
import { ZONE } from './a-task.ts';

/** The posts of a group, as in the config. */
type Posts = Readonly<Record<string, object>>;

export interface RehearsalFacts {
  /** A moment with its offset. */
  readonly now: string;
  /** Of the county's group, on both platforms, and of the leaders', on WeCom; none unless said. */
  readonly county?: Posts;
  readonly leaders?: Posts;
  readonly directory?: Directory;
  readonly tasks: readonly (readonly [TaskKey, readonly NewEntry[]])[];
  readonly draw?: DrawReport;
}

/** The whole of time and delivery, over a ledger in memory, between the vendors' doubles: all in this process. */
export interface Rehearsal {
  readonly simulator: Simulator;
  readonly ledger: Ledger;
  readonly time: Time;
  readonly logged: readonly { readonly level: string; readonly facts: object; readonly message: string }[];
  now(): Instant;
  /** Lets every minute go by up to a moment. */
  passTo(moment: string): Promise<void>;
  stop(): Promise<void>;
}

const WORLD: World = {
  members: [
    { account: 'zhangsan', name: '张三' },
    { account: 'lisi', name: '李四' },
  ],
  wecom: {
    bot: {
      id: 'aib-1',
      name: '督办助手',
      token: 'testToken01',
      encodingAESKey: 'AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8',
    },
    groups: [
      { id: 'county', title: '全县群', chatId: 'wr-county', webhook: { key: 'county-key' } },
      { id: 'leaders', title: '领导群', chatId: 'wr-leaders', webhook: { key: 'leaders-key' } },
      { id: 'office', title: '督查室', chatId: 'wr-office', webhook: { key: 'office-key' } },
    ],
  },
  dingtalk: {
    robot: { code: 'dingabc', name: '督办助手', appKey: 'dingabc', appSecret: 'this is a secret' },
    groups: [
      {
        id: 'county',
        title: '全县群',
        conversationId: 'cidCounty==',
        webhook: { token: 'dt-county', secret: 'SECdt-county' },
      },
    ],
  },
};

export async function aRehearsal(facts: RehearsalFacts): Promise<Rehearsal> {
  const clock = {
    at: momentOf(facts.now),
    now: () => clock.at,
    to: (moment: Instant) => {
      clock.at = moment;
    },
  };
  const simulator = await startSimulator({ world: WORLD, clock });
  const logged: { level: string; facts: object; message: string }[] = [];
  const level = (name: string) => (about: object, message: string) =>
    void logged.push({ level: name, facts: about, message });
  const setting: Setting = {
    config: configOf(simulator, facts),
    clock,
    logger: { info: level('info'), warn: level('warn'), error: level('error') },
    calendar: createOfficeCalendar(readHolidays({ dataFolder: '/nowhere' })),
    version: 'test',
  };
  const store = createMemoryStore({ zone: ZONE });
  const { directory, tasks } = facts;
  if (directory !== undefined) await store.updateDirectory(() => directory);
  for (const [key, entries] of tasks) await store.update(key, () => ({ entries, result: undefined }));
  const ledger = aLedger(store);
  const time = composeTime(setting, await composeApplication(setting, ledger), facts.draw);
  return {
    simulator,
    ledger,
    time,
    logged,
    now: () => clock.at,
    passTo: (moment) => time.passTo(momentOf(moment)),
    async stop() {
      await time.stop();
      await simulator.stop();
    },
  };
}

function configOf({ baseUrls }: Simulator, { county = {}, leaders = {} }: RehearsalFacts): Setting['config'] {
  return configSchema.parse({
    office: { names: ['县委督查室', '县政府督查室'], phone: '8123' },
    wecom: {
      baseUrl: baseUrls.wecom,
      bots: [
        {
          id: 'aib-1',
          token: 'testToken01',
          encodingAESKey: 'AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8',
        },
      ],
    },
    dingtalk: {
      apiBaseUrl: baseUrls.dingtalk,
      oapiBaseUrl: baseUrls.dingtalk,
      robots: [{ code: 'dingabc', appKey: 'dingabc', appSecret: 'this is a secret' }],
    },
    groups: [
      {
        id: 'county',
        title: '全县群',
        wecom: { chatId: 'wr-county', webhookKey: 'county-key' },
        dingtalk: {
          conversationId: 'cidCounty==',
          webhookToken: 'dt-county',
          webhookSecret: 'SECdt-county',
        },
        posts: county,
      },
      {
        id: 'leaders',
        title: '领导群',
        audience: 'leaders',
        compare: true,
        wecom: { chatId: 'wr-leaders', webhookKey: 'leaders-key' },
        posts: leaders,
      },
      { id: 'office', title: '督查室', wecom: { chatId: 'wr-office', webhookKey: 'office-key' } },
    ],
    alerts: [{ group: 'office' }],
  });
}

function momentOf(text: string): Instant {
  const moment = parseInstant(text);
  if (moment === undefined) throw new Error(`not a moment with its offset: ${text}`);
  return moment;
}
