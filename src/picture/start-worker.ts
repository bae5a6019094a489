import { Worker } from 'node:worker_threads';
import type { PictureJob } from './picture-job.ts';

/** From the sources (tests, scripts) this file is run as TypeScript, which a worker of Node 20 cannot run by itself. */
const FROM_SOURCES = import.meta.url.endsWith('.ts');

/** JavaScript's share of the memory; the canvas lies outside of it and is as large as the picture (some 15 MB). */
const LIMITS = { maxOldGenerationSizeMb: 256, maxYoungGenerationSizeMb: 32, stackSizeMb: 4 };

/** A worker for one job. It holds the process alive only until it ends. */
export function startWorker(job: PictureJob): Worker {
  return new Worker(FROM_SOURCES ? sourceEntry() : new URL('./picture-worker.js', import.meta.url), {
    name: 'picture',
    workerData: job,
    resourceLimits: LIMITS,
    // Options of the main thread, a debugger's say, are not for it.
    execArgv: [],
  });
}

/** Has tsx, a development package, translate what the worker imports. */
function sourceEntry(): URL {
  const tsx = import.meta.resolve('tsx/esm/api');
  const entry = new URL('./picture-worker.ts', import.meta.url);
  const script = `import { register } from '${tsx}'; register(); await import('${entry}');`;
  return new URL(`data:text/javascript,${encodeURIComponent(script)}`);
}
