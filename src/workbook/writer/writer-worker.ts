import { on } from 'node:events';
import { parentPort, workerData } from 'node:worker_threads';
import { createWorkbook } from './create-workbook.ts';
import type { WriterAnswer, WriterJob, WriterMessage } from './writer-messages.ts';

/**
 * The entry of the worker: lays out the rows it is handed, writes their workbook, answers, and ends. The writing library
 * is loaded in here only.
 */
const job: WriterJob = workerData;
const workbook = createWorkbook(job);
for await (const [received] of parentPort === null ? [] : on(parentPort, 'message')) {
  const message: WriterMessage = received;
  if (message.kind === 'end') break;
  workbook.add(message.sheet, message.rows);
}
const bytes: WriterAnswer = await workbook.write();
parentPort?.postMessage(bytes, [bytes.buffer]);
