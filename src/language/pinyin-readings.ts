import { pinyin } from 'pinyin-pro';

const remembered = new Map<string, readonly string[]>();

/** Every reading of a Chinese character without tones, ü as v: 重 → zhong, chong. Other characters read as themselves. */
export function readingsOf(character: string): readonly string[] {
  let readings = remembered.get(character);
  if (readings === undefined) {
    readings = [...new Set(pinyin(character, { multiple: true, toneType: 'none', type: 'array', v: true }))];
    if (readings.length === 0) readings = [character];
    remembered.set(character, readings);
  }
  return readings;
}

/** Whether two characters sound alike, as voice input confuses them. */
export function soundAlike(a: string, b: string): boolean {
  return a === b || readingsOf(a).some((reading) => readingsOf(b).includes(reading));
}
