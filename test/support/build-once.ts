import { execFileSync } from 'node:child_process';

/** Tests that start the real program run `dist/`; it is built (incrementally) once a run. */
export function setup(): void {
  const run = (...script: string[]) => execFileSync(process.execPath, script, { stdio: 'inherit' });
  run('node_modules/typescript/bin/tsc', '-p', 'tsconfig.build.json');
  run('scripts/copy-page-assets.mjs');
}
