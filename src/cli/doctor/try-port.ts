import { once } from 'node:events';
import { createServer } from 'node:net';
import { codeOf } from './reach.ts';

/** Why nobody could listen there now, in the system's word; undefined if one could. Nothing is answered meanwhile. */
export async function tryPort(host: string, port: number): Promise<string | undefined> {
  const server = createServer((socket) => socket.destroy());
  try {
    server.listen(port, host);
    await once(server, 'listening');
    return undefined;
  } catch (error) {
    return codeOf(error);
  } finally {
    server.close();
  }
}
