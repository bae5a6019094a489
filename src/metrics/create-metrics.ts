import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import type { Metrics, Written } from '../ports/metrics.ts';
import { type LabelWords, labelOf, OTHER } from './label-words.ts';
import { createStandingGauges } from './standing-gauges.ts';

export interface MetricsOptions {
  readonly version: string;
  /** What the words of commands and outcomes are called in labels. */
  readonly commands: LabelWords;
  readonly outcomes: LabelWords;
  /** The codes of the store's errors. */
  readonly writeFailures: readonly string[];
}

/** From a command in memory to a vendor's patience, which ends at 5 s. */
const ANSWER_BUCKETS = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5];
/** From an fsync of a good disk to one that hangs. */
const WRITE_BUCKETS = [0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5];

const REFUSED_STATUSES = [400, 401, 403, 404, 405, 413, 415];
const POSTED_ON = ['wecom', 'dingtalk'] as const;

/**
 * Metrics for Prometheus, in a registry of their own. A series is made once and found again by its labels; where the set
 * of labels is small it begins at 0, so that the first event counts as a rise.
 */
export function createMetrics(options: MetricsOptions): Metrics {
  const { version, commands, outcomes, writeFailures } = options;
  const registry = new Registry();
  const registers = [registry];
  collectDefaultMetrics({ register: registry });
  const info = { name: 'duban_info', help: 'Always 1; the version of the programme', registers };
  new Gauge({ ...info, labelNames: ['version'] }).set({ version }, 1);
  const messages = counter('duban_messages_total', 'Messages by what they asked and what became of it', [
    'platform',
    'command',
    'outcome',
  ]);
  const refusals = counter('duban_callbacks_refused_total', 'Callbacks refused, by the HTTP status', [
    'platform',
    'status',
  ]);
  const failures = counter('duban_writes_failed_total', "Writes that failed, by the store's code", ['code']);
  const sends = counter('duban_sends_total', 'Requests to post in groups, by what became of them', [
    'platform',
    'outcome',
  ]);
  const undelivered = counter('duban_replies_undelivered_total', 'Parts of DingTalk answers not delivered', [
    'via',
    'outcome',
  ]);
  const answers = histogram('duban_answer_seconds', 'From the arrival of a message to its answer', {
    label: 'platform',
    buckets: ANSWER_BUCKETS,
  });
  const writes = histogram('duban_write_seconds', 'Until a change of the store was durable', {
    label: 'what',
    buckets: WRITE_BUCKETS,
  });
  const standing = createStandingGauges(registry);

  for (const platform of POSTED_ON) {
    for (const status of REFUSED_STATUSES) refusals(platform, String(status)).inc(0);
    for (const outcome of ['confirmed', 'refused', 'unknown']) sends(platform, outcome).inc(0);
  }
  for (const code of writeFailures) failures(code).inc(0);
  for (const via of ['session', 'api'])
    for (const outcome of ['refused', 'unknown']) undelivered(via, outcome).inc(0);
  const codes = new Set(writeFailures);

  return {
    messageAnswered({ platform, command, outcome }, seconds) {
      messages(platform, labelOf(command, commands), labelOf(outcome, outcomes)).inc();
      answers(platform).observe(seconds);
    },
    callbackRefused: (platform, status) => refusals(platform, String(status)).inc(),
    written: (what: Written, seconds) => writes(what).observe(seconds),
    writeFailed: (code) => failures(codes.has(code) ? code : OTHER).inc(),
    sent: (platform, outcome) => sends(platform, outcome).inc(),
    replyUndelivered: (via, outcome) => undelivered(via, outcome).inc(),
    async page(now) {
      standing.show(now);
      return { contentType: registry.contentType, text: await registry.metrics() };
    },
  };

  function counter(name: string, help: string, labelNames: string[]) {
    const all = new Counter({ name, help, labelNames, registers });
    return remembered((labels) => all.labels(...labels));
  }

  function histogram(name: string, help: string, { label, buckets }: { label: string; buckets: number[] }) {
    const all = new Histogram({ name, help, labelNames: [label], buckets, registers });
    return remembered((labels) => all.labels(...labels));
  }
}

/** Finds the series of some labels, made when it is first asked for. */
function remembered<S>(make: (labels: string[]) => S): (...labels: string[]) => S {
  const known = new Map<string, S>();
  return (...labels) => {
    const key = labels.join(' ');
    const found = known.get(key) ?? make(labels);
    known.set(key, found);
    return found;
  };
}
