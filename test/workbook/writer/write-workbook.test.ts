import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import { describe, expect, it } from 'vitest';
import { type OfficeSheet, officeSheet } from '../../../src/workbook/office-sheet.ts';
import { writeWorkbook } from '../../../src/workbook/writer/write-workbook.ts';

/** A worker that runs a script of one line instead of writing. */
const running = (script: string, options = {}) =>
  new Worker(new URL(`data:text/javascript,${encodeURIComponent(script)}`), options);
const HANGS = () => running('for (;;);');
const THROWS = () => running("throw new TypeError('torn');");
const EXITS = () => running('process.exit(7);');
const SWELLS = () =>
  running('const all = []; for (;;) all.push(new Array(1e5).fill({}));', {
    resourceLimits: { maxOldGenerationSizeMb: 16 },
    stderr: true,
  });
/** Answers with the places of the sheets it was given rows for, each with their number. */
const COUNTS = () =>
  running(
    "import { parentPort } from 'node:worker_threads'; const counts = []; parentPort.on('message', ({ kind, sheet, rows }) =>" +
      " kind === 'end' ? parentPort.postMessage(Uint8Array.from(counts)) : counts.push(sheet, rows.length));",
  );

/** A sheet of 10 columns. */
const sheetOf = (rows: number, cell = (): number => 1): OfficeSheet =>
  officeSheet({
    name: '表',
    title: '题',
    subtitle: '副题',
    columns: Array.from({ length: 10 }, () => ({ heading: '列', width: 9, cell })),
    rows: Array.from({ length: rows }),
  });

describe('writeWorkbook', () => {
  it('hands the rows over in slices of 2,000 cells, and ends the worker', async () => {
    const worker = COUNTS();
    const ended = once(worker, 'exit');
    const answer = await writeWorkbook([sheetOf(450), sheetOf(3)], { start: () => worker });
    expect([...answer]).toEqual([0, 200, 0, 200, 0, 50, 1, 3]);
    await ended;
  });

  it.each([
    ['throws', THROWS, /torn/],
    ['ends without an answer', EXITS, /ended with 7/],
    ['needs more memory than it may', SWELLS, /memory/],
  ])('rejects with the reason when the worker %s', async (_, start, why) => {
    await expect(writeWorkbook([sheetOf(9)], { start })).rejects.toMatchObject({
      name: 'WorkbookError',
      code: 'failed',
      message: expect.stringMatching(why),
    });
  });

  it('ends a worker that takes too long', async () => {
    const worker = HANGS();
    const ended = once(worker, 'exit');
    await expect(writeWorkbook([sheetOf(9)], { start: () => worker, timeLimit: 30 })).rejects.toMatchObject({
      code: 'too-slow',
    });
    await ended;
  });

  it('rejects when a row cannot be made, and ends the worker', async () => {
    const worker = COUNTS();
    const ended = once(worker, 'exit');
    const broken = sheetOf(900, () => {
      throw new RangeError('no such day');
    });
    await expect(writeWorkbook([broken], { start: () => worker })).rejects.toMatchObject({
      code: 'failed',
      message: expect.stringContaining('no such day'),
    });
    await ended;
  });
});
