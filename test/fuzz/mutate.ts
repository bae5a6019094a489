import type { Dice } from '../support/dice.ts';

/** The bytes with a few of their bits turned, or a piece of them lost, doubled, or put in from nowhere. */
export function mutated(bytes: Buffer, dice: Dice): Buffer {
  const at = dice.below(bytes.length + 1);
  const length = 1 + dice.below(16);
  const [before, after] = [bytes.subarray(0, at), bytes.subarray(at)];
  switch (dice.below(8)) {
    case 0:
      return Buffer.from(before);
    case 1:
      return Buffer.concat([before, after.subarray(length)]);
    case 2:
      return Buffer.concat([before, after.subarray(0, length), after]);
    case 3:
      return Buffer.concat([before, dice.bytes(length), after]);
    default:
      return bitsTurned(bytes, 1 + dice.below(4), dice);
  }
}

function bitsTurned(bytes: Buffer, count: number, dice: Dice): Buffer {
  const turned = Buffer.from(bytes);
  for (let index = 0; index < count && turned.length > 0; index += 1) {
    const at = dice.below(turned.length);
    turned[at] = (turned[at] ?? 0) ^ (1 << dice.below(8));
  }
  return turned;
}
