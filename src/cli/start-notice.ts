import type { Setting } from '../compose.ts';
import { yearOf } from '../domain/day.ts';
import { dayOf } from '../domain/instant.ts';
import { calendarWarning } from '../wording/calendar-warning.ts';
import type { HeldLedger } from './hold-ledger.ts';

/** What the engineer sees when the bot is up, and what to do next. */
export async function startNotice(
  setting: Setting,
  ledger: HeldLedger,
  port: number,
  sandbox: boolean,
): Promise<string> {
  const { config, clock, calendar } = setting;
  const today = dayOf(clock.now(), config.timezone);
  const year = yearOf(today);
  const tasks = (await ledger.store.list(year)).length;
  const { people } = await ledger.store.directory();
  const address = `http://${reachable(config.server.host)}:${port}`;
  const lines = [
    '',
    ...(sandbox
      ? sandboxSteps(address, `${year}年样例台账 ${tasks} 项、${people.length} 人`)
      : [
          `督办机器人已启动：${year}年台账 ${tasks} 项、花名册 ${people.length} 人`,
          `  健康检查  ${address}/healthz`,
          ...realSteps(setting, address, tasks, people.length),
        ]),
    ...ledger.store.findings.map((finding) => `  注意：${finding.file}：${finding.message}`),
    ...(sandbox ? [] : calendarWarning(today, calendar)).map((warning) => `  注意：${warning}`),
    ...(process.env['DUBAN_NOW'] === undefined
      ? []
      : [`  演练：时间从 ${process.env['DUBAN_NOW']} 走起（DUBAN_NOW）`]),
    '',
  ];
  return `${lines.join('\n')}\n`;
}

/** A host that a browser on this machine can open. */
function reachable(host: string): string {
  if (host === '0.0.0.0' || host === '::') return '127.0.0.1';
  return host.includes(':') ? `[${host}]` : host;
}

function sandboxSteps(address: string, ledger: string): readonly string[] {
  return [
    `督办机器人已启动（沙盒：没有配置平台，${ledger}）。用浏览器打开：`,
    '',
    `  ${address}/sandbox`,
    '',
    '  在终端里对话（另开一个）：npm run chat -- --as 张三',
    '  用自己的台账、接入企业微信或钉钉：见 README.md 和 docs/运维手册.md',
  ];
}

function realSteps({ config }: Setting, address: string, tasks: number, people: number): readonly string[] {
  const bots = config.wecom?.bots ?? [];
  return [
    ...bots.map((bot) => `  企业微信回调  ${address}/wecom/bot${bots.length > 1 ? `/${bot.id}` : ''}`),
    ...(config.dingtalk === undefined ? [] : [`  钉钉回调  ${address}/dingtalk/robot`]),
    ...(tasks === 0 ? ['  下一步：duban import 台账.xlsx'] : []),
    ...(people === 0
      ? [
          `  下一步：导入含“人员”表的台账，或 duban bind 姓名 单位 ${config.wecom ? 'wecom' : 'dingtalk'} 账号`,
        ]
      : []),
    ...(config.groups.length === 0
      ? [
          '  下一步：在平台后台填好 HTTPS 回调地址，把机器人加进群，在群里 @它 发“群号”，写进配置的 groups，重启',
        ]
      : []),
  ];
}
