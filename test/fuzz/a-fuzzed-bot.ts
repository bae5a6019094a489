import { createHash } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { composeApplication, composeServer, type Setting } from '../../src/compose.ts';
import { readHolidays } from '../../src/config/holidays.ts';
import { createOfficeCalendar } from '../../src/config/office-calendar.ts';
import { configSchema } from '../../src/config/schema.ts';
import { openLowdbStore } from '../../src/store/lowdb/open-lowdb-store.ts';
import { CREDENTIALS } from '../support/a-running-bot.ts';
import { fillSmallLedger, MONDAY_TEN, ZONE } from '../support/a-small-ledger.ts';
import { APP } from '../support/fake-dingtalk.ts';
import type { Hosts } from './dingtalk-callbacks.ts';

/** The whole bot but its minutes, over the small ledger in a folder of its own, in this process. */
export interface FuzzedBot {
  readonly port: number;
  readonly hosts: Hosts;
  /** Requests that reached the host that must never be asked. */
  readonly strayed: () => number;
  /** Answers that DingTalk was sent. */
  readonly delivered: () => number;
  /** Everything logged as an error. */
  readonly errors: readonly string[];
  /** The ledger as it is served, and every file of the folder, a line each. */
  everything(): Promise<readonly string[]>;
  stop(): Promise<void>;
}

export async function aFuzzedBot(): Promise<FuzzedBot> {
  const folder = mkdtempSync(join(tmpdir(), 'duban-fuzz-'));
  const [vendor, foreign] = [await aCountingHost(), await aCountingHost()];
  const errors: string[] = [];
  const clock = { now: () => MONDAY_TEN, to: () => {} };
  const setting: Setting = {
    config: configOf(vendor.url),
    clock,
    logger: {
      info: () => {},
      warn: () => {},
      error: ({ error, ...facts }: { error?: unknown }, message) =>
        void errors.push(`${message} ${JSON.stringify(facts)} ${error instanceof Error ? error.stack : ''}`),
    },
    calendar: createOfficeCalendar(readHolidays({ dataFolder: '/nowhere' })),
    version: 'test',
  };
  const filling = await openLowdbStore({ folder, zone: ZONE, clock });
  await fillSmallLedger(filling);
  // Opened anew, so that nothing waits in the journal for its file.
  await filling.close();
  const store = await openLowdbStore({ folder, zone: ZONE, clock });
  const { posts, files, notices } = store;
  const application = await composeApplication(setting, { store, posts, files, notices });
  const server = composeServer(setting, application, { degraded: () => [], replied: () => {} });
  const { port } = await server.start(0, '127.0.0.1');
  return {
    port,
    hosts: { vendor: vendor.url, foreign: foreign.url },
    strayed: foreign.asked,
    delivered: vendor.asked,
    errors,
    async everything() {
      const tasks = await store.list(2026);
      const records = await Promise.all(tasks.map((task) => store.get(task)));
      return [...records, await store.directory()].map((one) => JSON.stringify(one)).concat(filesIn(folder));
    },
    async stop() {
      await server.stop();
      await store.close();
      for (const { close } of [vendor, foreign]) close();
      rmSync(folder, { recursive: true });
    },
  };
}

/** Each file with its digest and times: a file written again with the same words shows too. */
function filesIn(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .sort()
    .map((name) => {
      const path = join(folder, name);
      const { mode, mtimeMs } = statSync(path);
      const digest = statSync(path).isFile()
        ? createHash('sha256').update(readFileSync(path)).digest('hex')
        : '';
      return `${name} ${mode} ${mtimeMs} ${digest}`;
    });
}

/** A host that takes everything as DingTalk does when all is well, and counts. */
async function aCountingHost(): Promise<{
  readonly url: string;
  readonly asked: () => number;
  readonly close: () => void;
}> {
  let asked = 0;
  const server: Server = createServer((request, response) => {
    asked += 1;
    request.resume();
    response.end('{"errcode":0,"errmsg":"ok","accessToken":"a","expireIn":7200,"processQueryKey":"q"}');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    asked: () => asked,
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}

function configOf(vendor: string): Setting['config'] {
  const { token, encodingAESKey } = CREDENTIALS;
  return configSchema.parse({
    wecom: { baseUrl: 'http://127.0.0.1:9', bots: [{ id: 'aib-1', token, encodingAESKey }] },
    dingtalk: { apiBaseUrl: vendor, oapiBaseUrl: vendor, robots: [APP] },
    groups: [
      {
        id: 'all',
        title: '全县重点工作调度群',
        wecom: { chatId: 'wrTEST' },
        dingtalk: { conversationId: 'cidAAAA==' },
      },
    ],
  });
}
