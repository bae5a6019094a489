import { once } from 'node:events';
import { linkSync, renameSync } from 'node:fs';
import { createServer } from 'node:net';

/** Leaves a socket that nobody answers, as a process killed with SIGKILL does. */
export async function leaveDeadSocket(path: string): Promise<void> {
  const server = createServer().listen(path);
  await once(server, 'listening');
  linkSync(path, `${path}-kept`);
  server.close();
  await once(server, 'close');
  renameSync(`${path}-kept`, path);
}
