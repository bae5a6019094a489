import { execFileSync } from 'node:child_process';

/** Tests that start the real program run `dist/`; it is built (incrementally) once a run. */
export function setup(): void {
  execFileSync(process.execPath, ['node_modules/typescript/bin/tsc', '-p', 'tsconfig.build.json'], {
    stdio: 'inherit',
  });
}
