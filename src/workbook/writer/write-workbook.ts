import { once } from 'node:events';
import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Worker } from 'node:worker_threads';
import type { OfficeRow, OfficeSheet } from '../office-sheet.ts';
import { startWriter } from './start-writer.ts';
import { WorkbookError } from './workbook-error.ts';
import type { WriterAnswer, WriterJob, WriterMessage } from './writer-messages.ts';

/** ms. 30,000 rows take some seconds; a machine under load may need several times as long. */
const TIME_LIMIT = 120_000;

/** Cells made and handed over in one turn: a few milliseconds. */
const SLICE = 2_000;

/**
 * Writes an .xlsx, at least one sheet, in a worker thread that is started for it and ends with it: the writing library
 * makes a file in one go, seconds for a long ledger. Rows are handed over in slices; whoever asks something meanwhile is
 * answered. `timeLimit`: ms; `start`: the worker of a workbook.
 * @throws WorkbookError
 */
export async function writeWorkbook(
  sheets: readonly OfficeSheet[],
  {
    timeLimit = TIME_LIMIT,
    start = startWriter,
  }: {
    readonly timeLimit?: number;
    readonly start?: (job: WriterJob) => Worker;
  } = {},
): Promise<Buffer> {
  const signal = AbortSignal.timeout(timeLimit);
  let worker: Worker | undefined;
  try {
    worker = start(sheets.map(({ head }) => head));
    const [answer] = await Promise.all([answerOf(worker, signal), handOver(worker, sheets)]);
    return Buffer.from(answer.buffer, answer.byteOffset, answer.byteLength);
  } catch (cause) {
    if (signal.aborted) throw new WorkbookError('too-slow', `no workbook within ${timeLimit} ms`);
    throw new WorkbookError('failed', `the workbook was not written: ${String(cause)}`, cause);
  } finally {
    await worker?.terminate();
  }
}

async function handOver(worker: Worker, sheets: readonly OfficeSheet[]): Promise<void> {
  const post = (message: WriterMessage): void => worker.postMessage(message);
  for (const [sheet, { head, rows }] of sheets.entries()) {
    for (const slice of slices(rows(), Math.ceil(SLICE / head.columns.length))) {
      post({ kind: 'rows', sheet, rows: slice });
      await nextTurn();
    }
  }
  post({ kind: 'end' });
}

function* slices(rows: Iterable<OfficeRow>, size: number): Iterable<readonly OfficeRow[]> {
  let slice: OfficeRow[] = [];
  for (const row of rows) {
    if (slice.push(row) < size) continue;
    yield slice;
    slice = [];
  }
  yield slice;
}

async function answerOf(worker: Worker, signal: AbortSignal): Promise<WriterAnswer> {
  const ended = once(worker, 'exit').then(([code]) => {
    throw new Error(`the worker ended with ${code} before it answered`);
  });
  // Each of them rejects when the worker throws.
  const [answer] = await Promise.race([once(worker, 'message', { signal }), ended]);
  return answer;
}
