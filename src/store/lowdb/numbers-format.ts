import type { Sequence } from '../../domain/sequence.ts';
import { leaf, object, optional, wrongText } from '../shape.ts';
import type { DocumentFormat } from './json-document.ts';
import { NUMBERS_MIGRATIONS } from './migrations.ts';

/** The last number given in each sequence; absent is none. */
export type LastNumbers = Readonly<Partial<Record<Sequence, number>>>;

const last = optional(
  leaf('应为不小于0的整数', (value) => Number.isSafeInteger(value) && Number(value) >= 0),
);
const check = object<LastNumbers>({
  task: last,
  problem: last,
  directive: last,
  weekly: last,
  monthly: last,
  quarterly: last,
  halfyear: last,
  yearly: last,
  bind: last,
});

/** `numbers.json`. */
export const NUMBERS_FORMAT: DocumentFormat<LastNumbers> = {
  migrations: NUMBERS_MIGRATIONS,
  parse: (document) => {
    const wrong = check(document);
    return wrong === undefined ? { value: document as LastNumbers } : { wrong: wrongText(wrong) };
  },
  format: (numbers) => ({ ...numbers }),
};
