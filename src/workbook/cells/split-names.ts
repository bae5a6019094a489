import { oneLine } from './cell-text.ts';

/** What names of units end with: a word without such an end is the beginning of a name broken by a space. */
const UNIT_END =
  /(?:局|委|办|部|院|中心|乡|镇|街道|街办|区|县|市|省|公司|集团|指挥部|队|站|所|处|厅|署|会|社|校|学|银行|行|政府|室|组|专班|厂|场|馆|台|单位|部门|各地|企业|工会|妇联|联|协|法|检察|团|人|村|司|园|矿|班|牵头[）)]|[）)])$/u;
/** A name cannot begin like this: the rest of one broken before. */
const REST_OF_NAME =
  /^(?:建设|工程|项目|协调|服务|工作|领导|管理)?(?:建设|工程|项目|协调|服务|工作)*(?:指挥部|办公室|领导小组|专班|工作组|管委会|管理委员会|委员会)$/u;
/** Two territories of one rank cannot be one name: 东城开发区茅塔乡. */
const TERRITORIES = /^(.{0,6}?(?:开发区|街道|街办|乡|镇))(.{1,6}(?:开发区|街道|街办|乡|镇))$/u;

/** Splits a list of units: at punctuation outside brackets, and at white space between whole names. */
export function splitNames(
  text: string,
  isKnown: (name: string) => boolean,
  as: string[],
): readonly string[] {
  return splitOutsideBrackets(text, /[、，,；;/／|｜]/u).flatMap((piece) => {
    const words = piece.split(/\s+/u).filter((word) => word !== '');
    return joinBroken(words, isKnown, as).flatMap((name) => splitJoined(name, isKnown, as));
  });
}

/** Splits a list of people; white space inside a short name (李  某) is no separator. */
export function splitPeople(text: string): readonly string[] {
  const lines = splitOutsideBrackets(text, /[、，,；;/／|｜\n]/u);
  return lines.flatMap((line) => {
    const names: string[] = [];
    let surname = '';
    for (const word of line.split(/\s+/u).filter((one) => one !== '')) {
      if (surname === '' && /^\p{Script=Han}$/u.test(word)) surname = word;
      else {
        names.push(surname + word);
        surname = '';
      }
    }
    return surname === '' ? names : [...names, surname];
  });
}

function splitOutsideBrackets(text: string, separator: RegExp): readonly string[] {
  const pieces = [''];
  let depth = 0;
  for (const letter of text) {
    if (/[（(〔【]/u.test(letter)) depth += 1;
    if (/[）)〕】]/u.test(letter)) depth = Math.max(0, depth - 1);
    if (depth === 0 && separator.test(letter)) pieces.push('');
    else pieces[pieces.length - 1] += letter;
  }
  return pieces.map((piece) => piece.trim()).filter((piece) => piece !== '');
}

function joinBroken(
  words: readonly string[],
  isKnown: (name: string) => boolean,
  as: string[],
): readonly string[] {
  const names: string[] = [];
  let open = '';
  for (const word of words) {
    const whole = open + word;
    const last = names.at(-1);
    if (open === '' && last !== undefined && REST_OF_NAME.test(word) && !isKnown(word)) {
      names[names.length - 1] = last + word;
      as.push(`“${last} ${word}”读作一个单位“${last}${word}”`);
    } else if (UNIT_END.test(word) || isKnown(word) || isKnown(whole)) {
      if (open !== '') as.push(`“${open} ${word}”读作一个单位“${whole}”`);
      names.push(whole);
      open = '';
    } else {
      open = /[\w.]$/u.test(open) ? `${open} ${word}` : whole;
    }
  }
  return open === '' ? names : [...names, open];
}

/** Two names without anything between them, or joined by 和, if both are known apart. */
function splitJoined(name: string, isKnown: (name: string) => boolean, as: string[]): readonly string[] {
  const plain = oneLine(name);
  if (isKnown(plain)) return [plain];
  const territories = TERRITORIES.exec(plain);
  const joined = territories ?? /^(.{2,}?)(?:和|及|与)(.{2,})$/u.exec(plain);
  const [first, second] = [joined?.[1] ?? '', joined?.[2] ?? ''];
  if (joined === null || !isKnown(first) || !isKnown(second)) return [plain];
  as.push(`“${plain}”读作“${first}、${second}”`);
  return [first, second];
}
