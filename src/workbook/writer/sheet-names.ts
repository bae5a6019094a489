const MOST = 31;
/** What Excel allows in no name of a sheet, and what stands for it. */
const STAND_INS: Readonly<Record<string, string>> = {
  '[': '［',
  ']': '］',
  ':': '：',
  '*': '＊',
  '?': '？',
  '/': '／',
  '\\': '＼',
};

/**
 * Names that Excel takes for the sheets of a workbook: at most 31 UTF-16 units, none of []:*?/\, no ' at an end, not
 * empty, and no two alike whatever their case.
 */
export function sheetNames(wanted: readonly string[]): readonly string[] {
  // Excel keeps `History` for itself.
  const taken = new Set(['history']);
  return wanted.map((name, index) => {
    const clean = cleaned(name) || `表${index + 1}`;
    let unique = clean;
    for (let copy = 2; taken.has(unique.toLowerCase()); copy += 1) {
      const mark = `（${copy}）`;
      unique = cut(clean, MOST - mark.length) + mark;
    }
    taken.add(unique.toLowerCase());
    return unique;
  });
}

function cleaned(name: string): string {
  const allowed = name
    .replace(/[[\]:*?/\\]/g, (sign) => STAND_INS[sign] ?? '')
    .replace(/[\p{Cc}\p{Cs}\u{FFFE}\u{FFFF}]+/gu, ' ');
  return cut(allowed.replace(/^[\s']+/, ''), MOST).replace(/[\s']+$/, '');
}

/** The beginning of a text, whole characters only. */
function cut(text: string, units: number): string {
  let fits = '';
  for (const character of text) {
    if (fits.length + character.length > units) break;
    fits += character;
  }
  return fits;
}
