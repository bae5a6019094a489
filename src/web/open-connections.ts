import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import { connect, type Socket } from 'node:net';

/** The connections of a server, and which of them hold a request that is being answered. */
export interface OpenConnections {
  /** Remembers a request until its response has left or its connection is lost. */
  began(request: IncomingMessage, response: ServerResponse): void;
  /** Hangs up on connections that have sent nothing at all: a client keeps them in store. */
  dropSilent(): void;
  /** Hangs up where no request has arrived whole. */
  dropUnarrived(): void;
  readonly size: number;
  /** Requests not answered yet. */
  readonly unanswered: number;
}

export function watchConnections(server: Server): OpenConnections {
  const open = new Set<Socket>();
  const requests = new Map<Socket, IncomingMessage>();
  server.on('connection', (socket) => {
    open.add(socket);
    socket.once('close', () => open.delete(socket));
  });
  return {
    began(request, response) {
      const { socket } = request;
      requests.set(socket, request);
      response.once('close', () => {
        if (requests.get(socket) === request) requests.delete(socket);
      });
    },
    dropSilent() {
      for (const socket of open) if (socket.bytesRead === 0) socket.destroy();
    },
    dropUnarrived() {
      for (const socket of open) if (requests.get(socket)?.complete !== true) socket.destroy();
    },
    get size() {
      return open.size;
    },
    get unanswered() {
      return requests.size;
    },
  };
}

/**
 * Resolves when every connection that the system has made for a listening server so far is taken; a closing listener
 * resets those that are not. They are taken in the order in which they were made, one a turn of the event loop: so one of
 * our own is made, and when that is taken all before it are.
 */
export async function waitingTaken(server: Server, withinMs: number): Promise<void> {
  const address = server.address();
  if (address === null || typeof address === 'string') return;
  const own = connect(address.port, ANYWHERE[address.address] ?? address.address);
  await new Promise<void>((resolve) => {
    const done = (): void => {
      clearTimeout(late);
      server.off('connection', taken);
      own.destroy();
      resolve();
    };
    const taken = (socket: Socket): void => {
      if (socket.remotePort === own.localPort) done();
    };
    const late = setTimeout(done, withinMs);
    own.on('error', done);
    server.on('connection', taken);
  });
}

/** Where a server that listens everywhere is reached. */
const ANYWHERE: Readonly<Record<string, string>> = { '0.0.0.0': '127.0.0.1', '::': '::1' };
