import type { Dice } from '../support/dice.ts';
import { mutated } from './mutate.ts';

/** A request before it is bytes. */
export interface Request {
  readonly method: string;
  readonly target: string;
  readonly headers: readonly (readonly [string, string])[];
  readonly body: Buffer;
}

/** What is sent: `whole` frames its body rightly, so that the connection lives on; the rest gets one of its own. */
export interface Sent {
  readonly how: string;
  readonly bytes: Buffer;
  readonly whole: boolean;
}

export function whole(how: string, request: Request): Sent {
  return { how, bytes: bytesOf(request, [['Content-Length', String(request.body.length)]]), whole: true };
}

/** The same request spoilt on the wire, where HTTP itself is read. */
export function spoilt(request: Request, dice: Dice): Sent {
  const { body, headers } = request;
  const length = ['Content-Length', String(body.length)] as const;
  const sent = (how: string, bytes: Buffer): Sent => ({ how: `wire: ${how}`, bytes, whole: false });
  const padded = (extra: readonly (readonly [string, string])[]): Buffer =>
    bytesOf({ ...request, headers: [...headers, ...extra] }, [length]);
  return dice.pick<() => Sent>([
    () => sent('any bit', mutated(bytesOf(request, [length]), dice)),
    () => sent('any bit', mutated(bytesOf(request, [length]), dice)),
    () => sent('cut off', bytesOf(request, [length]).subarray(0, -1 - dice.below(body.length + 1))),
    () => sent('huge header', padded([['X-Long', 'a'.repeat(dice.below(80_000))]])),
    () => sent('many headers', padded(Array.from({ length: dice.below(4000) }, () => ['X-A', 'b'] as const))),
    () => sent('two lengths', bytesOf(request, [length, ['Content-Length', '7']])),
    () => sent('wrong length', bytesOf(request, [['Content-Length', hostileLength(body, dice)]])),
    () => sent('length and chunks', bytesOf(request, [length, ['Transfer-Encoding', 'chunked']])),
    () => sent('too long a body', tooLong(request, dice)),
    () => sent('bad chunks', mutated(chunked(request, dice), dice)),
    () => sent('noise', dice.bytes(1 + dice.below(200))),
  ])();
}

/** The same request in chunks, rightly. */
export function inChunks(request: Request, dice: Dice): Sent {
  return { how: 'in chunks', bytes: chunked(request, dice), whole: true };
}

function chunked({ body, ...request }: Request, dice: Dice): Buffer {
  const pieces: Buffer[] = [];
  for (let at = 0; at < body.length; ) {
    const piece = body.subarray(at, at + 1 + dice.below(body.length));
    pieces.push(Buffer.from(`${piece.length.toString(16)}\r\n`), piece, Buffer.from('\r\n'));
    at += piece.length;
  }
  const last = Buffer.from('0\r\n\r\n');
  return bytesOf({ ...request, body: Buffer.concat([...pieces, last]) }, [['Transfer-Encoding', 'chunked']]);
}

function tooLong(request: Request, dice: Dice): Buffer {
  const body = Buffer.concat([request.body, Buffer.alloc(64 * 1024 + dice.below(200_000), ' ')]);
  return bytesOf({ ...request, body }, [['Content-Length', String(body.length)]]);
}

function hostileLength({ length }: Buffer, dice: Dice): string {
  return dice.pick([
    '-1',
    '1e9',
    '0x10',
    '99999999999999999999',
    '4294967296',
    `${length + 1}`,
    `${length - 1}`,
    '+5',
  ]);
}

function bytesOf(
  { method, target, headers, body }: Request,
  framing: readonly (readonly [string, string])[],
): Buffer {
  const head = [
    `${method} ${target} HTTP/1.1`,
    'Host: duban.example',
    ...[...headers, ...framing].map((one) => one.join(': ')),
  ];
  return Buffer.concat([Buffer.from(`${head.join('\r\n')}\r\n\r\n`, 'latin1'), body]);
}
