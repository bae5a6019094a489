import { expect } from 'vitest';
import { aHouse, duban, type House, type RunningBot } from '../support/a-running-bot.ts';
import { APP, type FakeDingtalk, startFakeDingtalk } from '../support/fake-dingtalk.ts';
import { delivered, type Utterance } from './utterances.ts';

/** The sample ledger with a supervisor on both platforms, in a folder that something will happen to. */
export interface AttackedOffice {
  readonly house: House;
  readonly vendor: FakeDingtalk;
  /** What the sender reads, on either platform; rejects where the bot does not answer. */
  heard(utterance: Utterance, bot: RunningBot): Promise<string>;
  health(bot: RunningBot): Promise<{ readonly status: string; readonly reasons?: readonly string[] }>;
}

export const STARTS_AT = '2026-11-23T08:00:00+08:00';
export const YEAR = 2026;
export const REHEARSED = { DUBAN_NOW: STARTS_AT };

/** `data`: where its data folder is, if not beside its config. */
export async function anAttackedOffice(data?: string): Promise<AttackedOffice> {
  const vendor = await startFakeDingtalk();
  const beside = aHouse(vendor.baseUrl, APP);
  const house = data === undefined ? beside : { ...beside, data };
  expect(duban(house, ['import', 'config/sample-ledger.xlsx'], REHEARSED)).toMatchObject({ status: 0 });
  for (const platform of ['wecom', 'dingtalk']) {
    const bound = duban(house, ['bind', '督查甲', '县委督查室', platform, 'supervisor'], REHEARSED);
    expect(bound).toMatchObject({ status: 0 });
  }
  return {
    house,
    vendor,
    async heard(utterance, bot) {
      const { platform, messageId } = utterance;
      const answers = () => vendor.shown.filter(({ to }) => to === messageId);
      const before = answers().length;
      const { status, text } = await delivered(utterance, bot, vendor, Date.parse(STARTS_AT));
      if (status !== 200) throw new Error(`answered with ${status}`);
      if (platform === 'wecom') return text;
      await expect.poll(() => answers().length, { timeout: 10_000 }).toBe(before + 1);
      return answers().at(-1)?.text.replaceAll('&nbsp;', ' ') ?? '';
    },
    async health({ port }) {
      const response = await fetch(`http://127.0.0.1:${port}/healthz`);
      return (await response.json()) as { status: string };
    },
  };
}

/** The numbers of tasks that can be reported on. */
export function openTasks(house: House): readonly number[] {
  const { stdout } = duban(house, ['dump'], REHEARSED);
  const tasks = stdout
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as { no: number; status: string });
  return tasks.filter(({ status }) => status === 'active' || status === 'assigned').map(({ no }) => no);
}
