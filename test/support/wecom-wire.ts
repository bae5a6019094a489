import { randomBytes } from 'node:crypto';
import { connect, type Socket } from 'node:net';
import { CREDENTIALS, groupMessage } from './a-running-bot.ts';
import { openedReply, sealed, signed } from './wecom-vendor.ts';

/** A signed, encrypted callback as bytes for the wire, ready to be written. */
export interface WireMessage {
  readonly messageId: string;
  readonly bytes: string;
  readonly nonce: string;
}

/** What a message came to, told by the bytes that came back. Times by `performance.now()`. */
export interface WireFate {
  readonly messageId: string;
  /** When the last byte was with the system; undefined if it never was. */
  readonly sentAt: number | undefined;
  /** `whole`: an HTTP answer to its last byte. */
  readonly end: 'whole' | 'cut' | 'refused';
  readonly status?: number;
  readonly text?: string;
  readonly closes: boolean;
}

export function wireMessage(text: string, messageId: string, user: string): WireMessage {
  const encrypt = sealed(CREDENTIALS, groupMessage(text, messageId, user), randomBytes(16));
  const query = signed(CREDENTIALS, encrypt, String(Math.floor(Date.now() / 1000)), messageId);
  const body = JSON.stringify({ encrypt });
  const head = [
    `POST /wecom/bot?${new URLSearchParams({ ...query })} HTTP/1.1`,
    'Host: duban',
    'Content-Type: application/json',
    `Content-Length: ${Buffer.byteLength(body)}`,
  ];
  return { messageId, bytes: `${head.join('\r\n')}\r\n\r\n${body}`, nonce: query.nonce };
}

/** A connection to a bot's port, open when it resolves; undefined if nobody listens. */
export function connected(port: number): Promise<Socket | undefined> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1', () => resolve(socket));
    socket.setNoDelay(true).once('error', () => resolve(undefined));
  });
}

/** Sends a message over a connection and tells what came of it. */
export function sendOver(socket: Socket, { messageId, bytes, nonce }: WireMessage): Promise<WireFate> {
  return new Promise((resolve) => {
    let sentAt: number | undefined;
    let seen = '';
    const settle = (end: WireFate['end'], rest: Partial<WireFate> = {}): void => {
      socket.off('data', read).off('close', lost).off('error', lost);
      resolve({ messageId, sentAt, end, closes: true, ...rest });
    };
    const lost = (): void => settle('cut');
    const read = (data: Buffer): void => {
      seen += data.toString('latin1');
      const end = seen.indexOf('\r\n\r\n');
      const length = /content-length: (\d+)/i.exec(seen)?.[1];
      if (end < 0 || length === undefined || seen.length < end + 4 + Number(length)) return;
      const status = Number(seen.slice(9, 12));
      const opened =
        status === 200 ? openedReply(CREDENTIALS, nonce, seen.slice(end + 4)).message : undefined;
      settle('whole', { status, text: JSON.stringify(opened), closes: /connection: close/i.test(seen) });
    };
    // Once lost, whatever else the connection says of it is known.
    socket.on('data', read).on('close', lost).on('error', lost);
    socket.write(bytes, (error) => {
      if (!error) sentAt = performance.now();
    });
  });
}
