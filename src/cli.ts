#!/usr/bin/env node
import { Command, CommanderError } from 'commander';
import {
  backupCommand,
  bindCommand,
  chatCommand,
  clockCommand,
  doctorCommand,
  dumpCommand,
  exportCommand,
  importCommand,
  pushCommand,
  restoreCommand,
  simulateCommand,
  startCommand,
} from './cli/commands.ts';
import { explainFailure } from './cli/explain-failure.ts';
import { CommandFailure } from './cli/failure.ts';
import { packageVersion } from './cli/setting.ts';

const COMMANDS = [
  () => startCommand(async (setting) => (await import('./main.ts')).start(setting)),
  importCommand,
  exportCommand,
  dumpCommand,
  chatCommand,
  bindCommand,
  clockCommand,
  pushCommand,
  backupCommand,
  restoreCommand,
  doctorCommand,
  simulateCommand,
];

/** The program: parses the command line, runs one command, and ends with its exit status. */
async function run(argv: readonly string[]): Promise<number> {
  const program = new Command('duban')
    .description('督办：企业微信与钉钉工作群里的抓落实台账机器人')
    .version(packageVersion())
    .exitOverride()
    .showSuggestionAfterError();
  for (const command of COMMANDS) {
    program.addCommand(
      command().exitOverride().option('--config <file>', '配置文件').option('--data <dir>', '数据文件夹'),
    );
  }
  try {
    await program.parseAsync([...argv]);
    return 0;
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2;
    process.stderr.write(`${explainFailure(error)}\n`);
    return error instanceof CommandFailure ? error.status : 1;
  }
}

process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  // The reader of a pipe (head, less) went away: nothing more to say.
  if (error.code === 'EPIPE') process.exit(0);
  throw error;
});
process.exitCode = await run(process.argv);
