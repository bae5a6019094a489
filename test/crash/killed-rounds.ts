import { once } from 'node:events';
import { join } from 'node:path';
import { setTimeout as pass } from 'node:timers/promises';
import { isoOf } from '../../src/domain/instant.ts';
import { type House, type RunningBot, spawnBot, startBot } from '../support/a-running-bot.ts';
import type { Dice } from '../support/dice.ts';
import type { FakeDingtalk } from '../support/fake-dingtalk.ts';
import { nextChange } from './next-change.ts';
import { delivered, isAcknowledged, type Utterance } from './utterances.ts';
import { journalLeft } from './written-entries.ts';

/** One ledger through many kills; what is not answered when the programme dies is delivered again to the next. */
export interface KilledRounds {
  /** Messages whose sender was told that they are written; the answers' words on WeCom. */
  readonly acknowledged: Map<Utterance, string>;
  readonly unanswered: Set<Utterance>;
  /** Answered, but not as written. */
  readonly otherwise: string[];
  readonly figures: Figures;
  /** Starts, delivers what is due and new, and is killed at a random moment. */
  round(how: Struck): Promise<void>;
  /** Starts, delivers until everything is answered, some of it twice, and stops in order. */
  finish(): Promise<void>;
}

/** In the middle of commands; while the journal's content is written to its files; on the way up, over such a journal. */
export type Struck = 'commands' | 'catch-up' | 'start';

export interface Figures {
  redelivered: number;
  longestStartMs: number;
  /** Kills that left a journal, … */
  journals: number;
  /** … half of which had come to its files. */
  halfCaughtUp: number;
  /** Kills on the way up, while a journal was being replayed. */
  replaysCut: number;
}

interface Parts {
  readonly house: House;
  readonly vendor: FakeDingtalk;
  readonly dice: Dice;
  readonly next: () => Utterance;
  readonly startsAt: number;
}

const CONNECTIONS = 64;
const ROUND_MS = 60_000;
/** By then a start or a catch-up is through, also where there was nothing to be done. */
const THROUGH_MS = 10_000;
const ZONE = 'Asia/Shanghai';

export function createKilledRounds({ house, vendor, dice, next, startsAt }: Parts): KilledRounds {
  const acknowledged = new Map<Utterance, string>();
  const unanswered = new Set<Utterance>();
  const otherwise: string[] = [];
  const figures: Figures = { redelivered: 0, longestStartMs: 0, journals: 0, halfCaughtUp: 0, replaysCut: 0 };
  const tasks = join(house.data, '2026', 'tasks');
  const answers = createAnswers();
  let now = startsAt;

  const start = async (): Promise<RunningBot> => {
    now += ROUND_MS;
    const began = performance.now();
    const bot = await startBot(house, { DUBAN_NOW: isoOf(now, ZONE) });
    figures.longestStartMs = Math.max(figures.longestStartMs, Math.round(performance.now() - began));
    return bot;
  };
  const deliver = async (utterance: Utterance, bot: RunningBot): Promise<void> => {
    const again = acknowledged.has(utterance) || unanswered.has(utterance);
    if (again) figures.redelivered += 1;
    else unanswered.add(utterance);
    const answer = await delivered(utterance, bot, vendor, now).catch(() => undefined);
    if (answer === undefined) return;
    if (!isAcknowledged(utterance, answer)) otherwise.push(`${answer.status} ${answer.text}`);
    unanswered.delete(utterance);
    acknowledged.set(utterance, answer.text);
    answers.tell();
  };
  /** As many at a time as there are connections, until nothing is left or the programme is dead. */
  const flood = async (bot: RunningBot, due: Utterance[]): Promise<void> => {
    const isDead = (): boolean => bot.child.exitCode !== null || bot.child.signalCode !== null;
    const worker = async (): Promise<void> => {
      for (let one = due.pop(); one !== undefined && !isDead(); one = due.pop()) await deliver(one, bot);
    };
    await Promise.all(Array.from({ length: CONNECTIONS }, worker));
  };
  /** What waits for an answer, new messages, and a few whose answer was lost on the way to people. */
  const dueMessages = (fresh: number): Utterance[] => {
    const known = [...acknowledged.keys()];
    const lost = Array.from(
      { length: Math.min(5, known.length) },
      () => known[dice.below(known.length)] ?? next(),
    );
    return [...Array.from({ length: fresh }, next), ...lost, ...unanswered];
  };
  const note = async (): Promise<void> => {
    const { behind, caughtUp } = await journalLeft(house.data);
    if (behind + caughtUp > 0) figures.journals += 1;
    if (behind > 0 && caughtUp > 0) figures.halfCaughtUp += 1;
  };

  const cutReplay = async (): Promise<void> => {
    const child = spawnBot(house, { DUBAN_NOW: isoOf(now, ZONE) });
    const ended = once(child, 'exit');
    child.stdout.resume();
    child.stderr.resume();
    const replaying = nextChange(tasks);
    // Now and then before it comes so far.
    const early = pass(dice.below(4) === 0 ? dice.below(figures.longestStartMs) : THROUGH_MS);
    const inReplay = await Promise.race([replaying.then(() => true), early.then(() => false)]);
    if (inReplay) await pass(dice.below(4));
    child.kill('SIGKILL');
    await ended;
    replaying.cancel();
    if (inReplay) figures.replaysCut += 1;
  };

  return {
    acknowledged,
    unanswered,
    otherwise,
    figures,
    async round(how) {
      const bot = await start();
      const flooding = flood(bot, dueMessages(40 + dice.below(120)));
      if (how === 'catch-up') {
        await flooding;
        const writing = nextChange(tasks);
        await Promise.race([writing, pass(THROUGH_MS)]);
        await pass(dice.below(12));
        writing.cancel();
      } else {
        await Promise.race([flooding, answers.next().then(() => pass(dice.below(400)))]);
      }
      await bot.kill('SIGKILL');
      await flooding;
      await note();
      if (how === 'start') await cutReplay();
    },
    async finish() {
      const bot = await start();
      await flood(bot, dueMessages(0));
      if (unanswered.size > 0)
        throw new Error(`${unanswered.size} messages were not answered by a bot that ran on`);
      await bot.kill('SIGTERM');
    },
  };
}

/** Tells whoever waits for it of the next answer. */
function createAnswers(): { tell(): void; next(): Promise<void> } {
  const waiting: (() => void)[] = [];
  return {
    tell: () => {
      for (const told of waiting.splice(0)) told();
    },
    next: () => new Promise((resolve) => void waiting.push(resolve)),
  };
}
