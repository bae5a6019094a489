import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { failure, type Holder, parseRunRequest, type RunOutcome, type RunRequest } from './run-request.ts';

export type Run = (request: RunRequest) => Promise<RunOutcome>;

/** What a command may be long, in bytes; files are named, not sent. */
const BODY_LIMIT = 1024 * 1024;

export interface ControlServer {
  readonly http: Server;
  /** Carries out commands from now on; before, they are told to wait. */
  serve(run: Run): void;
  /** Refuses new commands and waits for those under way. */
  drain(): Promise<void>;
}

/** HTTP over the control socket: `GET /` says who holds the folder, `POST /run` carries out a command. */
export function createControlServer(holder: Holder): ControlServer {
  const underWay = new Set<Promise<RunOutcome>>();
  let run: Run = async () =>
    failure('数据文件夹正被占用（机器人正在启动，或另一条命令正在执行），请稍后再试');
  const carryOut = async (text: string): Promise<RunOutcome> => {
    const request = parseRunRequest(text);
    if (request === undefined) return failure('请求格式不对：需要 command、args、cwd');
    try {
      return await run(request);
    } catch (error) {
      return failure(error instanceof Error ? error.message : String(error));
    }
  };
  const answer = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    if (request.method === 'GET' && request.url === '/') return send(response, 200, holder);
    if (request.method !== 'POST' || request.url !== '/run')
      return send(response, 404, failure('没有这个命令'));
    const text = await readBody(request);
    if (text === undefined) return send(response, 413, failure(`命令太长（上限${BODY_LIMIT}字节）`));
    const doing = carryOut(text);
    underWay.add(doing);
    const outcome = await doing;
    underWay.delete(doing);
    send(response, 200, outcome);
  };
  return {
    // A body that breaks off leaves nobody to answer.
    http: createServer((request, response) => void answer(request, response).catch(() => response.destroy())),
    serve: (next) => {
      run = next;
    },
    drain: async () => {
      run = async () => failure('机器人正在停止，没有执行，请稍后再试');
      while (underWay.size > 0) await Promise.all(underWay);
    },
  };
}

function send(response: ServerResponse, status: number, body: object): void {
  response.writeHead(status, { 'content-type': 'application/json; charset=utf-8', connection: 'close' });
  response.end(JSON.stringify(body));
}

/** The body as text; undefined if it is too long. */
async function readBody(request: IncomingMessage): Promise<string | undefined> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of request) {
    length += chunk.length;
    if (length <= BODY_LIMIT) chunks.push(chunk);
  }
  return length <= BODY_LIMIT ? Buffer.concat(chunks).toString('utf8') : undefined;
}
