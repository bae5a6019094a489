import { parentPort, workerData } from 'node:worker_threads';
import type { PictureAnswer, PictureJob, PictureLack } from './picture-job.ts';

/**
 * The entry of the worker: does its one job, answers, and ends. What draws is loaded in here only, so that neither its
 * size nor its absence is felt by the rest of the programme.
 */
const job: PictureJob = workerData;
const answer = job.kind === 'draw' ? await draw(job) : await check();
parentPort?.postMessage(answer, answer.kind === 'drawn' ? [answer.png.buffer] : []);

async function draw({ picture }: Extract<PictureJob, { kind: 'draw' }>): Promise<PictureAnswer> {
  const { registerFonts } = await import('./fonts.ts');
  if (!registerFonts()) throw new Error('the Chinese font cannot be read');
  const { drawReport } = await import('./draw-report.ts');
  return { kind: 'drawn', png: drawReport(picture) };
}

async function check(): Promise<PictureAnswer> {
  const parts = await loadParts().catch(
    (error: unknown) => ({ lack: 'no-canvas', detail: String(error) }) as const,
  );
  if ('lack' in parts) return { kind: 'checked', ...parts };
  const lack: PictureLack | undefined = !parts.registerFonts()
    ? 'no-font'
    : parts.drawsChinese()
      ? undefined
      : 'no-glyphs';
  return { kind: 'checked', ...(lack && { lack }) };
}

async function loadParts() {
  // By itself first: where a graph of modules fails at it, Node 20 at times throws it again, past every catch.
  await import('@napi-rs/canvas');
  const { registerFonts } = await import('./fonts.ts');
  const { drawsChinese } = await import('./chinese-glyphs.ts');
  return { registerFonts, drawsChinese };
}
