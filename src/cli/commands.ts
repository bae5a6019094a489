import { resolve } from 'node:path';
import { Argument, Command, InvalidArgumentError } from 'commander';
import type { Setting } from '../compose.ts';
import { openLowdbReader, type StoreReader } from '../store/lowdb/open-lowdb-reader.ts';
import { dump, parseLook, parseYear } from './dump.ts';
import { CommandFailure } from './failure.ts';
import { isSandbox, ledgerFolder, sandboxFolder } from './ledger-folder.ts';
import type { Output } from './output.ts';
import { parseBasePort, parseUrl } from './parse-options.ts';
import type { PushOptions } from './push.ts';
import { type CommonOptions, readSetting } from './setting.ts';
import type { SimulateOptions } from './simulate.ts';
import type { LedgerRequest } from './writing-commands.ts';

interface LookOptions extends CommonOptions {
  readonly year?: string;
  readonly date?: string;
}

/*
 * A command loads what it needs when it is run: the whole bot takes 0.3 s to load, and `dump` needs little of it.
 */

/** `start` is handed in: the program that these commands are of knows them, not they it. */
export function startCommand(start: (setting: Setting) => Promise<void>): Command {
  return new Command('start')
    .description('启动机器人；没有配置平台时使用样例台账')
    .option('--port <port>', '端口')
    .action((options: CommonOptions) => start(readSetting(options, false)));
}

export function importCommand(): Command {
  return new Command('import')
    .description('导入台账工作簿（.xlsx）')
    .argument('<file>', '工作簿')
    .option('--year <year>', '台账年度，缺省为今年')
    .option('--dry-run', '只看会变什么，不写入')
    .option('--json', '结果用 JSON')
    .action(async (file: string, options: CommonOptions & { year?: string; dryRun?: true; json?: true }) => {
      const setting = readSetting(options);
      const request = {
        command: 'import',
        file: resolve(file),
        dryRun: options.dryRun === true,
        json: options.json === true,
        ...(options.year === undefined ? {} : { year: parseYear(options.year) }),
      } as const;
      print(await onLedger(setting.config.data, request, setting));
    });
}

export function exportCommand(): Command {
  return new Command('export')
    .description('把台账写成工作簿，可再导入')
    .argument('<file>', '工作簿')
    .option('--year <year>', '台账年度')
    .option('--date <day>', '按这一天的情况，如 2026-11-23')
    .action(async (file: string, options: LookOptions) => {
      const setting = readSetting(options);
      const store = await openForReading(setting);
      const { exportLedger } = await import('./export.ts');
      process.stdout.write(await exportLedger(resolve(file), parseLook(options, setting), store, setting));
    });
}

export function dumpCommand(): Command {
  return new Command('dump')
    .description('每项任务一行 JSON，按编号排列')
    .option('--year <year>', '台账年度')
    .option('--date <day>', '按这一天的情况，如 2026-11-23')
    .action(async (options: LookOptions) => {
      const setting = readSetting(options);
      const store = await openForReading(setting);
      await dump(parseLook(options, setting), store, setting, (line) => process.stdout.write(`${line}\n`));
    });
}

export function chatCommand(): Command {
  return new Command('chat')
    .description('在终端里与机器人对话')
    .option('--as <name>', '以谁的身份，如 张三 或 张三@住建局')
    .action(async (options: CommonOptions & { as?: string }) => {
      const { chat } = await import('./chat.ts');
      await chat(options.as, readSetting(options));
    });
}

export function bindCommand(): Command {
  return new Command('bind')
    .description('把平台账号登记给花名册中的人')
    .argument('<name>', '姓名')
    .argument('<unit>', '单位全称或简称')
    .addArgument(new Argument('<platform>', '平台').choices(['wecom', 'dingtalk']))
    .argument('<id>', '平台账号（企业微信 userid 或钉钉 staffId）', parseAccount)
    .action(
      async (
        name: string,
        unit: string,
        platform: 'wecom' | 'dingtalk',
        account: string,
        options: CommonOptions,
      ) => {
        const setting = readSetting(options);
        print(
          await onLedger(setting.config.data, { command: 'bind', name, unit, platform, account }, setting),
        );
      },
    );
}

export function clockCommand(): Command {
  return new Command('clock')
    .description('演练：让运行中的机器人的时间走到某一刻，途中到点的都照发（仅沙盒或设了 DUBAN_NOW 时）')
    .argument('<moment>', '如 2026-11-24T08:30:00+08:00')
    .action(async (to: string, options: CommonOptions) => {
      const setting = readSetting(options);
      const { config } = setting;
      const folder = isSandbox(config) ? sandboxFolder(config) : config.data;
      print(await onLedger(folder, { command: 'clock', to }, setting));
    });
}

export function pushCommand(): Command {
  return new Command('push')
    .description('手动发送一条推送：overdue 每日提醒、weekly 周调度、monthly 月通报……')
    .argument('<kind>', '推送种类')
    .requiredOption('--group <id>', '群，配置里 groups 的 id')
    .option('--date <day>', '按这一天的情况，如 2026-11-23')
    .option('--dry-run', '只显示将要发送的内容，不发送')
    .option('--again', '已发过的再发一次')
    .action(async (kind: string, options: CommonOptions & PushOptions & { again?: true }) => {
      const plain = readSetting(options);
      const { parsePush, pushDry, withSandboxGroups } = await import('./push.ts');
      const setting = withSandboxGroups(plain);
      const key = parsePush(kind, options, setting);
      if (options.dryRun === true) {
        process.stdout.write(await pushDry(key, await openForReading(plain), setting));
        return;
      }
      const request = { command: 'push', ...key, again: options.again === true } as const;
      print(await onLedger(ledgerFolder(plain.config), request, setting));
    });
}

export function backupCommand(): Command {
  return new Command('backup')
    .description('备份：把数据文件夹拷到一个新文件夹，机器人可以照常运行')
    .argument('<dir>', '新文件夹，不在数据文件夹里')
    .action(async (dir: string, options: CommonOptions) => {
      const { backup } = await import('./backup.ts');
      process.stdout.write(await backup(dir, readSetting(options)));
    });
}

export function restoreCommand(): Command {
  return new Command('restore')
    .description('从备份恢复数据文件夹，先停下机器人')
    .argument('<dir>', 'duban backup 做的备份')
    .option('--move-away', '数据文件夹里已有台账的，先移到其中的 replaced-… 里')
    .action(async (dir: string, options: CommonOptions & { moveAway?: true }) => {
      const { restore } = await import('./restore.ts');
      process.stdout.write(await restore(dir, options.moveAway === true, readSetting(options)));
    });
}

export function doctorCommand(): Command {
  return new Command('doctor')
    .description(
      '自检：配置、数据、备份、节假日、时钟、推送、花名册、图片、网络、密钥、端口；有不对的退出码为 1',
    )
    .option('--json', '结果用 JSON')
    .action(async (options: CommonOptions & { json?: true }) => {
      const [{ diagnosisJson, diagnosisText, examine }, { machineInstruments }] = await Promise.all([
        import('./doctor.ts'),
        import('./doctor/machine-instruments.ts'),
      ]);
      const diagnosis = await examine(() => readSetting(options), machineInstruments());
      process.stdout.write(options.json === true ? diagnosisJson(diagnosis) : diagnosisText(diagnosis));
      if (!diagnosis.ok) throw new CommandFailure('有需要处理的，见上面标 ✗ 的各行');
    });
}

export function simulateCommand(): Command {
  return new Command('simulate')
    .description('在本机模拟企业微信和钉钉，带沙盒页，可接任何机器人')
    .option('--bot <url>', '本机器人的地址', parseUrl, 'http://127.0.0.1:3000')
    .option('--wecom-callback <url>', '别的机器人：它接收企业微信回调的地址', parseUrl)
    .option('--dingtalk-callback <url>', '别的机器人：它接收钉钉回调的地址', parseUrl)
    .option('--base-port <port>', '沙盒页的端口，其后两个是企业微信和钉钉', parseBasePort, 3900)
    .action(async (options: CommonOptions & SimulateOptions) => {
      const { simulate } = await import('./simulate.ts');
      await simulate(options, readSetting(options));
    });
}

async function onLedger(folder: string, request: LedgerRequest, setting: Setting): Promise<Output> {
  const { runOnLedger } = await import('./hold-ledger.ts');
  return runOnLedger(folder, request, setting);
}

/** Opens the ledger to be looked at; what cannot be read of it is told on stderr, never passed over. */
async function openForReading({ config }: Setting): Promise<StoreReader> {
  const store = await openLowdbReader({ folder: ledgerFolder(config), zone: config.timezone });
  for (const { kind, file, message } of store.findings) {
    if (kind !== 'leftover' && kind !== 'foreign') process.stderr.write(`注意：${file}：${message}\n`);
  }
  return store;
}

function parseAccount(text: string): string {
  if (text.trim() === '') throw new InvalidArgumentError('账号不能为空');
  return text.trim();
}

/** Shows what a writing command said, wherever it ran. */
function print({ status, stdout, stderr }: Output): void {
  if (stdout !== '') process.stdout.write(stdout.endsWith('\n') ? stdout : `${stdout}\n`);
  if (status !== 0) throw new CommandFailure(stderr, status === 2 ? 2 : 1);
}
