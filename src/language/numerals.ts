const DIGITS: Readonly<Record<string, number>> = {
  零: 0,
  〇: 0,
  一: 1,
  二: 2,
  两: 2,
  三: 3,
  四: 4,
  五: 5,
  六: 6,
  七: 7,
  八: 8,
  九: 9,
};
const UNITS: Readonly<Record<string, number>> = { 十: 10, 百: 100, 千: 1000 };

/** The characters of Chinese numerals below ten thousand, for patterns. */
export const CHINESE_NUMERAL = '[零〇一二两三四五六七八九十百千]';

/**
 * Reads a Chinese numeral below ten thousand: 十二, 六十, 一百零五. Undefined for what is none, for digits said one by
 * one (六七), and for a short hundred (一百二), which people mean in two ways.
 */
export function parseChineseNumeral(text: string): number | undefined {
  let total = 0;
  let digit: number | undefined;
  let lastUnit = 10_000;
  let afterZero = false;
  for (const character of text) {
    const value = DIGITS[character];
    const unit = UNITS[character];
    if (value === 0) {
      if (digit !== undefined) return undefined;
      afterZero = true;
    } else if (value !== undefined) {
      if (digit !== undefined) return undefined;
      digit = value;
    } else if (unit !== undefined) {
      if (unit >= lastUnit) return undefined;
      total += (digit ?? 1) * unit;
      lastUnit = unit;
      digit = undefined;
    } else return undefined;
  }
  if (digit !== undefined && (lastUnit === 100 || lastUnit === 1000) && !afterZero) return undefined;
  return text === '' ? undefined : total + (digit ?? 0);
}

/** Reads a whole number in digits or Chinese numerals. */
export function parseNumeral(text: string): number | undefined {
  return /^\d{1,9}$/.test(text) ? Number(text) : parseChineseNumeral(text);
}

/** Reads 点五 behind a Chinese numeral: 三点二 → 3.2. */
export function parseDecimalNumeral(text: string): number | undefined {
  const [whole, decimals, ...more] = text.split('点');
  if (whole === undefined || more.length > 0) return undefined;
  const value = parseNumeral(whole);
  if (value === undefined || decimals === undefined) return value;
  const digits = [...decimals].map((digit) => DIGITS[digit]);
  return digits.length === 0 || digits.includes(undefined)
    ? undefined
    : Number(`${value}.${digits.join('')}`);
}
