import { once } from 'node:events';
import type { Worker } from 'node:worker_threads';
import type { DrawReport } from '../ports/report-makers.ts';
import { explainLack, type PictureCheck } from './picture-check.ts';
import { PictureError } from './picture-error.ts';
import type { PictureAnswer, PictureJob } from './picture-job.ts';
import { startWorker } from './start-worker.ts';

/** ms. A picture takes less than one second; a machine under load may need several. */
const TIME_LIMIT = 20_000;

const STOPPED = 'no more pictures are drawn: the programme is ending';

export interface ReportDrawer {
  /** Rejects with a PictureError. Pictures are drawn one after another. */
  readonly draw: DrawReport;
  /** Whether pictures with Chinese text can be drawn on this machine. Never rejects. */
  readonly check: () => Promise<PictureCheck>;
  /** Ends what is being drawn and refuses what waits or comes after. */
  readonly stop: () => Promise<void>;
}

/**
 * Draws in a worker thread that is started for each picture and ends with it: starting costs 0.15 s and the memory of a
 * picture is given back, a waiting worker would hold some 30 MB from one week to the next (docs/decisions/0006).
 * `timeLimit`: ms; `start`: the worker of a job.
 */
export function createReportDrawer({
  timeLimit = TIME_LIMIT,
  start = startWorker,
}: {
  readonly timeLimit?: number;
  readonly start?: (job: PictureJob) => Worker;
} = {}): ReportDrawer {
  const stopping = new AbortController();
  let last: Promise<unknown> = Promise.resolve();

  /** After whatever was asked before. */
  function queue(job: PictureJob): Promise<PictureAnswer> {
    const answer = last.then(() => doJob(() => start(job), timeLimit, stopping.signal));
    last = Promise.allSettled([answer.then(() => undefined)]);
    return answer;
  }

  return {
    draw: async (picture) => {
      const answer = await queue({ kind: 'draw', picture });
      if (answer.kind !== 'drawn') throw new PictureError('failed', 'the worker answered something else');
      return answer.png;
    },
    check: async () => {
      try {
        const answer = await queue({ kind: 'check' });
        if (answer.kind !== 'checked') return explainLack('no-answer', answer.kind);
        return answer.lack === undefined ? { drawable: true } : explainLack(answer.lack, answer.detail);
      } catch (error) {
        return explainLack('no-answer', String(error));
      }
    },
    stop: async () => {
      stopping.abort();
      await last;
    },
  };
}

/** The worker's answer, once its thread has ended. */
async function doJob(start: () => Worker, timeLimit: number, stopping: AbortSignal): Promise<PictureAnswer> {
  if (stopping.aborted) throw new PictureError('stopped', STOPPED);
  const signal = AbortSignal.any([stopping, AbortSignal.timeout(timeLimit)]);
  let worker: Worker | undefined;
  try {
    worker = start();
    return await answerOf(worker, signal);
  } catch (cause) {
    if (stopping.aborted) throw new PictureError('stopped', STOPPED);
    if (signal.aborted) throw new PictureError('too-slow', `no picture within ${timeLimit} ms`);
    throw new PictureError('failed', `the picture failed: ${String(cause)}`, cause);
  } finally {
    await worker?.terminate();
  }
}

async function answerOf(worker: Worker, signal: AbortSignal): Promise<PictureAnswer> {
  const ended = once(worker, 'exit').then(([code]) => {
    throw new Error(`the worker ended with ${code} before it answered`);
  });
  // Each of them rejects when the worker throws.
  const [answer] = await Promise.race([once(worker, 'message', { signal }), ended]);
  return answer;
}
