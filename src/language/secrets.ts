import { dayFrom } from '../domain/day.ts';
import { normalise } from './normalise.ts';

/** What a message must not hold: a mark of classification, or a number that belongs to a person. */
export type SecretKind = 'classified' | 'id-card' | 'bank-card';

/** 密级标志 (机密★, 秘密★3年, 绝密★启用前), 密级：机密, 【机密】 in front of a line, 份号：000123. GB/T 9704—2012, 7.2. */
const CLASSIFIED =
  /(?:绝密|机密|秘密)\s?[★☆⭐*✭✮✯]|[★☆⭐✭✮✯]\s?(?:绝密|机密|秘密)|密\s?级\s?(?:为|是|:|：)?\s?(?:绝密|机密|秘密)|^[^\S\n]*[【[〔（(](?:绝密|机密|秘密)[】\]〕）)]|份\s?号\s?(?:为|是|:|：)?\s?\d{4,}/mu;

/** A run of digits as people write long numbers, in groups or in one. */
const ID_CARD = /(?<![\dA-Za-z]|\d[ -])\d(?:[ -]?\d){16}[ -]?[\dXx](?![\dA-Za-z]|[ -]\d)/g;
const BANK_CARD = /(?<![\dA-Za-z./]|\d[ -])[3-69](?:[ -]?\d){15,18}(?![\dA-Za-z%]|\.\d|[ -]\d)/g;

/** Whether a message holds what does not belong in a chat tool. Such a message is neither stored nor logged. */
export function looksSecret(text: string): SecretKind | undefined {
  const plain = normalise(text);
  if (CLASSIFIED.test(plain)) return 'classified';
  if ((plain.match(ID_CARD) ?? []).some(isIdCard)) return 'id-card';
  if ((plain.match(BANK_CARD) ?? []).some(isBankCard)) return 'bank-card';
  return undefined;
}

const PROVINCES = new Set(
  '11 12 13 14 15 21 22 23 31 32 33 34 35 36 37 41 42 43 44 45 46 50 51 52 53 54 61 62 63 64 65 71 81 82 83'.split(
    ' ',
  ),
);
const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2] as const;
const CHECK = '10X98765432';

/** GB 11643—1999: a province, a day of birth, and the check character of ISO 7064 MOD 11-2. */
function isIdCard(written: string): boolean {
  const number = written.replace(/[ -]/g, '').toUpperCase();
  const year = Number(number.slice(6, 10));
  const born = dayFrom(year, Number(number.slice(10, 12)), Number(number.slice(12, 14)));
  if (!PROVINCES.has(number.slice(0, 2)) || born === undefined || year < 1900 || year > 2099) return false;
  const sum = WEIGHTS.reduce((total, weight, index) => total + weight * Number(number[index]), 0);
  return CHECK[sum % 11] === number[17];
}

/**
 * 16 to 19 digits that pass Luhn (ISO/IEC 7812-1), in one run or in groups of three and more, and begin as cards issued
 * in China do (62 UnionPay, 3–6 the international ones, 9 the oldest), which time stamps and codes with a year do not.
 */
function isBankCard(written: string): boolean {
  const groups = written.split(/[ -]/);
  if (groups.slice(0, -1).some((group) => group.length < 3)) return false;
  const digits = groups.join('');
  if (/^(\d)\1+$/.test(digits)) return false;
  const sum = [...digits].reverse().reduce((total, digit, index) => {
    const value = Number(digit) * (index % 2 === 1 ? 2 : 1);
    return total + (value > 9 ? value - 9 : value);
  }, 0);
  return sum % 10 === 0;
}
