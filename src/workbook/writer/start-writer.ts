import { Worker } from 'node:worker_threads';
import type { WriterJob } from './writer-messages.ts';

/** From the sources (tests, scripts) this file is run as TypeScript, which a worker of Node 20 cannot run by itself. */
const FROM_SOURCES = import.meta.url.endsWith('.ts');

/** 30,000 rows of 24 columns, whose texts are short, make do with 384 MB. */
const LIMITS = { maxOldGenerationSizeMb: 1_024 };

/** A worker for one workbook. It holds the process alive only until it ends. */
export function startWriter(job: WriterJob): Worker {
  return new Worker(FROM_SOURCES ? sourceEntry() : new URL('./writer-worker.js', import.meta.url), {
    name: 'workbook',
    workerData: job,
    resourceLimits: LIMITS,
    // Options of the main thread, a debugger's say, are not for it.
    execArgv: [],
  });
}

/** Has tsx, a development package, translate what the worker imports. */
function sourceEntry(): URL {
  const tsx = import.meta.resolve('tsx/esm/api');
  const entry = new URL('./writer-worker.ts', import.meta.url);
  const script = `import { register } from '${tsx}'; register(); await import('${entry}');`;
  return new URL(`data:text/javascript,${encodeURIComponent(script)}`);
}
