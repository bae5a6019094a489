import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A request that arrived. */
export interface Arrived {
  readonly method: string;
  readonly path: string;
  readonly query: URLSearchParams;
  readonly contentType: string;
  readonly body: string;
}

/** What is answered, or done instead. */
export type Answering =
  | { readonly status?: number; readonly body: string; readonly location?: string }
  | 'reset'
  | 'silence';

export interface Host {
  readonly baseUrl: string;
  readonly arrived: readonly Arrived[];
  /** What the next requests are answered, in order; the last one goes on. */
  answer(...answers: readonly Answering[]): void;
  close(): Promise<void>;
}

/** A vendor's host on loopback that answers as it is told, and remembers what it was asked. */
export async function aHost(): Promise<Host> {
  const arrived: Arrived[] = [];
  let answers: readonly Answering[] = [];
  const serve: RequestListener = async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const { pathname, searchParams } = new URL(request.url ?? '/', 'http://host');
    arrived.push({
      method: request.method ?? '',
      path: pathname,
      query: searchParams,
      contentType: request.headers['content-type'] ?? '',
      body: Buffer.concat(chunks).toString('utf8'),
    });
    const [answer, ...more] = answers;
    if (more.length > 0) answers = more;
    if (answer === 'reset') request.socket.resetAndDestroy();
    else if (answer !== 'silence') {
      const { status = 200, body = '', location } = answer ?? {};
      response.writeHead(status, location === undefined ? {} : { location }).end(body);
    }
  };
  const server = createServer((request, response) => void serve(request, response));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    baseUrl: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    arrived,
    answer: (...next) => {
      answers = next;
      arrived.length = 0;
    },
    close: () => {
      server.closeAllConnections();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
}
