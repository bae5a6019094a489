import type { Answer } from './commands/office.ts';
import type { Application, Setting } from './compose.ts';
import type { Time } from './compose-time.ts';
import { dayOf } from './domain/instant.ts';
import { COMMAND_KINDS } from './language/grammars.ts';
import { createMetrics } from './metrics/create-metrics.ts';
import type { LabelWords } from './metrics/label-words.ts';
import type { Metrics, MetricsPage, Standing } from './ports/metrics.ts';
import type { StoreErrorCode } from './store/errors.ts';
import { REFUSAL_CODES } from './wording/refusals.ts';

/** What stands for a command where none was understood. */
const NO_COMMAND = ['none', 'enter', 'choice', 'silent', 'unclear', 'unknown'];

/** What becomes of a line, and of a message that is not read line by line. */
const OUTCOMES: Readonly<Record<Answer['kind'] | 'not-text' | 'over-quota' | 'secret' | 'too-long', true>> = {
  written: true,
  answered: true,
  refused: true,
  asks: true,
  failed: true,
  silent: true,
  'not-text': true,
  'over-quota': true,
  secret: true,
  'too-long': true,
};

const WRITE_FAILURES: Readonly<Record<StoreErrorCode, true>> = {
  'illegal-change': true,
  'disk-full': true,
  'read-only': true,
  'write-failed': true,
  'read-failed': true,
  'half-restored': true,
  unreadable: true,
  'set-aside': true,
  'newer-version': true,
  closed: true,
};

const themselves = (words: readonly string[]): [string, string][] => words.map((word) => [word, word]);

/** The labels of the words in `Received`; why a line was refused stands in the log. */
export const COMMAND_LABELS: LabelWords = new Map(themselves([...COMMAND_KINDS, ...NO_COMMAND]));
export const OUTCOME_LABELS: LabelWords = new Map([
  ...REFUSAL_CODES.map((code): [string, string] => [code, 'refused']),
  ...themselves(Object.keys(OUTCOMES)),
]);

export function composeMetrics(version: string): Metrics {
  return createMetrics({
    version,
    commands: COMMAND_LABELS,
    outcomes: OUTCOME_LABELS,
    writeFailures: Object.keys(WRITE_FAILURES),
  });
}

/** The page of a running bot: what was counted, and how things stand now. */
export function composeMetricsPage(
  { config, clock, logger }: Setting,
  metrics: Metrics,
  { posts, notices }: Application['ledger'],
  facts: { readonly time: Pick<Time, 'budgets'>; readonly degraded: () => readonly string[] },
): () => Promise<MetricsPage> {
  const look = async (): Promise<Standing> => {
    const today = await posts.on(dayOf(clock.now(), config.timezone));
    const kept = await notices.all();
    return {
      slots: today.flatMap(({ slots }) => slots.map(({ platform, state }) => ({ platform, state }))),
      openPosts: (await posts.open()).length,
      noticesWaiting: kept.filter(({ state }) => state === 'waiting' || state === 'trying').length,
      budgets: facts.time.budgets(),
      degraded: facts.degraded().length,
    };
  };
  return async () => {
    const standing = await look().catch((error: unknown) => {
      logger.error({ error }, 'metrics without what stands in the store');
      return undefined;
    });
    return metrics.page(standing);
  };
}
