import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Page } from 'playwright-core';
import { splitFor } from '../src/delivery/split.ts';
import { createReportDrawer } from '../src/picture/create-report-drawer.ts';
import { createWecomRoom } from '../src/platforms/wecom/create-wecom-room.ts';
import { atOnce } from '../src/reports/in-steps.ts';
import { createSandboxPage } from '../src/simulator/page/create-sandbox-page.ts';
import { type Simulator, startSimulator } from '../src/simulator/start-simulator.ts';
import type { World } from '../src/simulator/world.ts';
import { writeAnnex } from '../src/workbook/write-annex.ts';
import { annexOf, madeReport, reportMaterial } from '../test/support/a-report.ts';
import { GENERATED_DIRECTORY, generatedLedger } from '../test/support/generated-ledger.ts';
import { takeWeekly } from './take-posts.ts';

const TASKS = 3000;
const ZONE = 'Asia/Shanghai';
const NOW = Date.parse('2026-11-23T09:00:00+08:00');
const KEY = 'leaders-key';

const WORLD: World = {
  members: [{ account: 'wangzhiyuan', name: '王志远' }],
  wecom: {
    bot: {
      id: 'aib-1',
      name: '督办助手',
      token: 'token',
      encodingAESKey: 'AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8',
    },
    groups: [{ id: 'leaders', title: '县领导调度群', chatId: 'wr-leaders', webhook: { key: KEY } }],
  },
};

/** A weekly report of three thousand tasks, made and sent as the bot does it, in a group of the simulator. */
export async function takeLargeReport(
  open: (site: { readonly url: string; readonly origin: string }) => Promise<Page>,
): Promise<void> {
  const clock = { now: () => NOW, to: () => {} };
  const simulator = await startSimulator({ world: WORLD, clock });
  const page = createSandboxPage({
    simulator,
    zone: ZONE,
    botName: '督办助手',
    cast: ['wangzhiyuan'],
    suggest: async () => [],
    open: false,
  });
  const server = createServer((request, response) => void page(request, response));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  try {
    await post(simulator);
    const { port } = server.address() as AddressInfo;
    const origin = `http://127.0.0.1:${port}`;
    await takeWeekly(await open({ url: `${origin}/sandbox`, origin }), origin, 'wecom:leaders', 'post-3000');
  } finally {
    server.closeAllConnections();
    server.close();
    await simulator.stop();
  }
}

async function post({ baseUrls }: Simulator): Promise<void> {
  const made = madeReport(
    reportMaterial('weekly', '2026-11-23 09:00', generatedLedger(TASKS), {
      directory: GENERATED_DIRECTORY,
      issue: 1,
    }),
  );
  const room = createWecomRoom({ baseUrl: baseUrls.wecom ?? '', key: KEY });
  const { parts } = atOnce(splitFor(made, { called: new Set(), as: 'post', platform: 'wecom' }, room));
  const drawer = createReportDrawer();
  const { picture } = made;
  const annex = annexOf(made);
  const sent = [
    ...parts,
    ...(picture === undefined ? [] : [{ kind: 'picture', bytes: await drawer.draw(picture) } as const]),
    ...(annex === undefined
      ? []
      : [{ kind: 'file', name: `${annex.title}.xlsx`, bytes: await writeAnnex(annex) } as const]),
  ];
  for (const part of sent) {
    const outcome = await room.send(part, '');
    if (outcome.kind !== 'confirmed') throw new Error(`not sent: ${JSON.stringify(outcome)}`);
  }
}
