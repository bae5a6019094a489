import type { Dice } from '../support/dice.ts';

const LONG = 60_000;

/** What nobody means as an entry, made by `times` where a sender would make it long. */
const TEXTS: readonly [(times: number) => string, ...((times: number) => string)[]] = [
  (times) => '进度'.repeat(times),
  (times) => '进度 9912 60%\n'.repeat(times),
  (times) => '\n'.repeat(times),
  (times) => `${'#'.repeat(times)}12`,
  (times) => '#9912 '.repeat(times),
  (times) => `进度 ${'9'.repeat(times)} 60%`,
  (times) => `进度 12 9${'9'.repeat(times + 1)}%`,
  (times) => `进度 9912 ${'一亿'.repeat(times)}%`,
  (times) => `进度 9912 50% ${'备注'.repeat(times)}`,
  (times) => `${'老旧小区改造'.repeat(times)}怎么样了`,
  (times) => `老旧${' '.repeat(times)}小区`,
  (times) => '（'.repeat(times),
  (times) => '「《【“'.repeat(times),
  (times) => '12月31日'.repeat(times),
  (times) => '1.'.repeat(times),
  (times) => '、'.repeat(times),
  (times) => 'a'.repeat(times),
  (times) => '@督办助手 '.repeat(times),
  (times) => '\u200b\u202e\ufeff'.repeat(times),
  (times) => '\ud83d\ude00'.repeat(times),
  (times) => '\ud800'.repeat(times),
  (times) => '\udfff\ud800'.repeat(times),
  (times) => '\u0000\u0001\u001b[31m'.repeat(times),
  (times) => '不'.repeat(times),
  (times) => '是不是'.repeat(times),
  (times) => '100%'.repeat(times),
  (times) => '搜索 '.repeat(times),
  (times) => `搜索 ${'(a+)+$'.repeat(times)}`,
  (times) => '<b>&amp;</b>[x](http://a)'.repeat(times),
  (times) => `详情 ${'../'.repeat(times)}etc/passwd`,
  (times) => `我的任务${'的'.repeat(times)}`,
  (times) => '待办 '.repeat(times),
  (times) => `导出 ${'..\\'.repeat(times)}`,
  (times) => `推送 ${'%00'.repeat(times)}`,
];

const NAMES: readonly [string, ...string[]] = [
  '__proto__',
  'constructor',
  'prototype',
  'toString',
  'hasOwnProperty',
  '../../../../etc/passwd',
  '..\\..\\windows',
  '/etc/passwd',
  '%2e%2e%2f',
  '\u0000',
  'a\r\nSet-Cookie: a=b',
  // biome-ignore lint/suspicious/noTemplateCurlyInString: what somebody may send, not a template of ours
  '${jndi:ldap://127.0.0.1/a}',
  "' OR 1=1 --",
  '\ud800',
  '=cmd|calc',
  'w-zhang\u0000',
  'W-ZHANG',
  ' w-zhang',
];

export function hostileText(dice: Dice): string {
  const make = dice.pick(TEXTS);
  const one = make(1);
  if (dice.below(3) === 0) return one;
  const most = Math.floor(LONG / Math.max(1, Buffer.byteLength(JSON.stringify(one))));
  return make(1 + dice.below(dice.below(4) === 0 ? most : Math.min(most, 1000)));
}

export function hostileName(dice: Dice): string {
  return dice.below(8) === 0 ? 'x'.repeat(1 + dice.below(5000)) : dice.pick(NAMES);
}

/** A piece of JSON, as text: of any type, any depth, any size; not always whole. */
export function hostileJson(dice: Dice): string {
  const depth = 1 + dice.below(20_000);
  const make = dice.pick<() => string>([
    () => JSON.stringify(hostileText(dice)),
    () => JSON.stringify(hostileName(dice)),
    () => dice.pick(['null', 'true', '0', '-0', '""', '[]', '{}', '1e999', '-1e308', '0.1e-400']),
    () => '9'.repeat(1 + dice.below(10_000)),
    () => dice.pick(['9007199254740993', '253402300800', '-1', '1.5', '8640000000000001']),
    () => '['.repeat(depth) + ']'.repeat(depth),
    () => '{"a":'.repeat(depth / 2) + 1 + '}'.repeat(depth / 2),
    () => '['.repeat(depth),
    () => `{${'"__proto__":{"admin":true},'.repeat(1 + dice.below(1000))}"a":1}`,
    () => '{"__proto__":{"content":"进度 12 60%"}}',
    () => '{"constructor":{"prototype":{"content":"进度 12 60%"}}}',
    () => '{"content":{"content":"进度 12 60%"}}',
    () => '{"content":["进度 12 60%"]}',
    () => `{"content":${JSON.stringify(hostileText(dice))}}`,
    () => `[${'{"msgtype":"text","text":{"content":"a"}},'.repeat(1 + dice.below(800))}null]`,
    () => `{${Array.from({ length: 1 + dice.below(3000) }, (_, at) => `"k${at}":${at}`).join()}}`,
    () => '"\\ud800\\u0000"',
    () => '"\\x"',
    () => 'NaN',
    () => '',
  ]);
  return make();
}

/** An object's JSON with one to three of its fields made hostile, said twice, or left out. */
export function hostileObject(fields: Readonly<Record<string, unknown>>, dice: Dice): string {
  const names = Object.keys(fields);
  const parts = new Map(
    names.map((name) => [name, `${JSON.stringify(name)}:${JSON.stringify(fields[name])}`]),
  );
  for (let left = 1 + dice.below(3); left > 0; left -= 1) {
    const name = names[dice.below(names.length)] ?? 'text';
    const hostile = `${JSON.stringify(name)}:${hostileJson(dice)}`;
    const whole = parts.get(name) ?? '"left":"out"';
    parts.set(name, dice.pick([hostile, hostile, hostile, `${whole},${hostile}`, '"left":"out"']));
  }
  return `{${[...parts.values()].join()}}`;
}
