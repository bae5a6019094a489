import type { Config } from '../../config/schema.ts';
import type { Health } from './ask-health.ts';
import { type Finding, findingsOf } from './finding.ts';
import type { Reached } from './reach.ts';

const { ok, wrong, attention } = findingsOf('server');

export interface ServerFacts {
  readonly server: Config['server'];
  /** Whether the bot holds the data folder. */
  readonly running: boolean;
  /** What the running bot says of itself over HTTP. */
  readonly health: () => Promise<Health>;
  /** Why a bot could not listen there, in the system's word; undefined if it could. */
  readonly tryPort: () => Promise<string | undefined>;
  readonly reach: (origin: string) => Promise<Reached>;
}

/** Whether the bot answers where its config says; if it does not run, whether it could. */
export async function checkServer(facts: ServerFacts): Promise<readonly Finding[]> {
  const isFixed = facts.server.port !== 0;
  return [
    ...(isFixed ? [await (facts.running ? checkAnswer(facts) : checkPort(facts))] : []),
    ...(await checkPublicUrl(facts)),
  ];
}

async function checkAnswer({ server, health }: ServerFacts): Promise<Finding> {
  const { host, port } = server;
  const where = `${host}:${port}`;
  const said = await health();
  switch (said.kind) {
    case 'ok':
      return ok(`服务：${where} 有应答，状态正常`);
    case 'degraded':
      return attention(
        `服务：${where} 有应答，但报告异常：${said.reasons.join('；')}`,
        '按原因处理，见《运维手册》第 12 节',
      );
    case 'stranger':
      return wrong(`服务：${where} 上答话的不是机器人`, '核对 server.port、PORT 与机器人启动时的是否一致');
    case 'silent':
      return wrong(
        `服务：机器人在运行，但 ${where} 没有应答（${said.code}）`,
        '核对 server.host、server.port、PORT 与机器人启动时的是否一致；一致的，重启机器人并看日志',
      );
  }
}

async function checkPort({ server, tryPort }: ServerFacts): Promise<Finding> {
  const where = `${server.host}:${server.port}`;
  const code = await tryPort();
  switch (code) {
    case undefined:
      return ok(`服务：${where} 可以监听`);
    case 'EADDRINUSE':
      return wrong(`服务：${where} 已被别的程序占用`, '换 server.port（代理一起改），或停掉那个程序');
    case 'EACCES':
      return wrong(`服务：没有权限监听 ${where}`, '用 1024 以上的端口，由反向代理转过来');
    default:
      return wrong(
        `服务：不能监听 ${where}（${code}）`,
        '核对 server.host：写本机的地址，或 127.0.0.1、0.0.0.0',
      );
  }
}

async function checkPublicUrl({ server, reach }: ServerFacts): Promise<readonly Finding[]> {
  const { publicUrl } = server;
  if (publicUrl === undefined) return [];
  const reached = await reach(publicUrl);
  if (reached.kind === 'reached') return [ok(`服务：从本机打得开 ${publicUrl}`)];
  return [
    attention(
      `服务：从本机打不开 ${publicUrl}（${reached.code}），手机上的下载链接可能也打不开`,
      '核对 server.publicUrl 和代理；内网绕不回来的，用手机试',
    ),
  ];
}
