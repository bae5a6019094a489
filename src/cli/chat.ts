import { randomUUID } from 'node:crypto';
import type { Setting } from '../compose.ts';
import { askHolder } from '../control/ask-holder.ts';
import { talk } from '../platforms/console/talk.ts';
import { CommandFailure } from './failure.ts';
import { holdLedger } from './hold-ledger.ts';
import { holdsLedger, isSandbox, ledgerFolder, sandboxFolder } from './ledger-folder.ts';
import type { Output } from './output.ts';
import { fillSandbox } from './sandbox/sandbox-ledger.ts';
import { type LedgerRequest, runWriting } from './writing-commands.ts';

type Ask = (request: LedgerRequest) => Promise<Output>;

/** `duban chat`: talks to the running bot, else to the ledger itself, as somebody of the roster. */
export async function chat(as: string | undefined, setting: Setting): Promise<void> {
  const { ask, close } = await whoAnswers(setting);
  try {
    const greeting = await ask({ command: 'greet', ...(as === undefined ? {} : { as }) });
    if (greeting.status !== 0) throw new CommandFailure(greeting.stderr);
    const speaker = JSON.parse(greeting.stdout) as { id: string; name: string; unit: string };
    const interactive = process.stdin.isTTY === true;
    if (interactive)
      process.stdout.write(`您是${speaker.unit}的${speaker.name}。试试：我的任务；帮助。结束按 Ctrl+D\n\n`);
    await talk({
      input: process.stdin,
      output: process.stdout,
      prompt: interactive ? `${speaker.name}> ` : '',
      say: async (text) => {
        const said = await ask({ command: 'say', as: speaker.id, text, messageId: randomUUID() });
        return said.status === 0 ? said.stdout : said.stderr;
      },
    });
  } finally {
    await close();
  }
}

/** The running bot if there is one, on the sandbox first while no platform is configured; else this process. */
async function whoAnswers(setting: Setting): Promise<{ ask: Ask; close: () => Promise<void> }> {
  const { config } = setting;
  const folders = isSandbox(config) ? [sandboxFolder(config), config.data] : [config.data];
  for (const folder of folders) {
    const remote = await remoteAsk(folder);
    if (remote !== undefined) return { ask: remote, close: async () => {} };
  }
  const folder = ledgerFolder(config);
  const empty = isSandbox(config) && !holdsLedger(folder);
  const ledger = await holdLedger(empty ? sandboxFolder(config) : folder, setting);
  if (empty) await fillSandbox(ledger.store, setting);
  return { ask: (request) => runWriting(request, ledger.application, setting), close: () => ledger.close() };
}

async function remoteAsk(folder: string): Promise<Ask | undefined> {
  const ask = async ({ command, ...args }: LedgerRequest): Promise<Output | undefined> =>
    askHolder(folder, { command, args, cwd: process.cwd() });
  if ((await ask({ command: 'greet' })) === undefined) return undefined;
  return async (request) => {
    const output = await ask(request);
    if (output === undefined) throw new CommandFailure('机器人已停止，这一句没有送达');
    return output;
  };
}
