import { resolve } from 'node:path';
import { z } from 'zod';
import type { Application, Setting } from '../compose.ts';
import { daySchema } from '../config/schema.ts';
import { yearOf } from '../domain/day.ts';
import { dayOf } from '../domain/instant.ts';
import { plainText } from '../domain/message.ts';
import { POST_KINDS } from '../domain/post.ts';
import { incomingFromTerminal } from '../platforms/console/incoming.ts';
import { StoreError } from '../store/errors.ts';
import { importReportText } from '../workbook/import-report-text.ts';
import { importWorkbook } from '../workbook/import-workbook.ts';
import { bindAccount } from './bind-account.ts';
import { findSpeaker } from './find-speaker.ts';
import { isSandbox } from './ledger-folder.ts';
import { done, failed, type Output } from './output.ts';
import { pushOnce } from './push.ts';

/** What the program asks of whoever holds the data folder: itself, or the running bot over the control socket. */
const writingRequest = z.discriminatedUnion('command', [
  z.strictObject({
    command: z.literal('import'),
    file: z.string(),
    year: z.int().optional(),
    dryRun: z.boolean(),
    json: z.boolean(),
  }),
  z.strictObject({
    command: z.literal('bind'),
    name: z.string(),
    unit: z.string(),
    platform: z.enum(['wecom', 'dingtalk']),
    account: z.string(),
  }),
  z.strictObject({ command: z.literal('greet'), as: z.string().optional() }),
  z.strictObject({ command: z.literal('say'), as: z.string(), text: z.string(), messageId: z.string() }),
  z.strictObject({ command: z.literal('snapshot'), pid: z.int().positive() }),
  z.strictObject({ command: z.literal('clock'), to: z.string() }),
  z.strictObject({
    command: z.literal('push'),
    kind: z.enum(POST_KINDS),
    group: z.string(),
    day: daySchema,
    again: z.boolean(),
  }),
]);

export type WritingRequest = z.infer<typeof writingRequest>;

export const parseWritingRequest = (raw: unknown): WritingRequest => writingRequest.parse(raw);

/** What a ledger alone can do; a snapshot is its holder's. */
export type LedgerRequest = Exclude<WritingRequest, { command: 'snapshot' }>;

export async function runWriting(
  request: LedgerRequest,
  application: Application,
  setting: Setting,
): Promise<Output> {
  const { office, receive } = application;
  switch (request.command) {
    case 'import':
      return runImport(request, application, setting);
    case 'bind':
      return bindAccount(request, office.store);
    case 'greet': {
      const speaker = findSpeaker(request.as, await office.store.directory());
      return speaker.kind === 'found'
        ? done(
            JSON.stringify({ id: speaker.person.id, name: speaker.person.name, unit: speaker.person.unit }),
          )
        : failed(speaker.why);
    }
    case 'clock':
      return failed('机器人没有在运行：先启动沙盒，或设 DUBAN_NOW 启动演练');
    case 'push':
      return pushOnce(request, application, setting);
    case 'say': {
      const { reply } = await receive(incomingFromTerminal(request.as, request.text, request.messageId));
      return done(reply === undefined ? '' : plainText(reply));
    }
  }
}

async function runImport(
  request: Extract<WritingRequest, { command: 'import' }>,
  { office }: Application,
  setting: Setting,
): Promise<Output> {
  const now = setting.clock.now();
  const year = request.year ?? yearOf(dayOf(now, office.zone));
  const { file: source, dryRun } = request;
  const importing = importWorkbook({ source, year, dryRun, store: office.store, now });
  const report = await importing.catch((error: unknown) => {
    if (error instanceof StoreError) return error;
    throw error;
  });
  if (report instanceof StoreError) {
    return failed(
      `${report.message}\n导入中断，可能已写入一部分；排除故障后把同一文件再导入一次，即接着完成，不会重复`,
    );
  }
  const text = request.json
    ? JSON.stringify(report, null, 2)
    : `${importReportText(report)}\n\n${afterImport(dryRun, setting)}`;
  return report.refused === undefined
    ? done(text)
    : { status: 1, stdout: request.json ? text : '', stderr: report.refused };
}

/** Where it went, and what to do next. */
function afterImport(dryRun: boolean, { config }: Setting): string {
  if (dryRun) return '没有写入。没有要改的，去掉 --dry-run 再执行一次';
  const written = `已写入数据文件夹 ${resolve(config.data)}`;
  return isSandbox(config)
    ? `${written}。没有配置平台：duban start 打开的是示例台账；它没有在运行时，duban chat --as 姓名 说的是这份台账`
    : `${written}。请名册里的人发“我的任务”核对，再运行 duban doctor`;
}
