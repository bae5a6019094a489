import { parseDay } from '../domain/day.ts';

/** Where a value is not as it must be, and how it should be (for people). */
export interface Wrong {
  readonly path: readonly (string | number)[];
  readonly want: string;
}

/**
 * Says what is wrong with a value; undefined if nothing is. Written by hand because a ledger of 30,000 tasks has a
 * million entries to look at before the bot may start: zod took 6–10 µs for each of them, this takes half of one.
 */
export type Check = (value: unknown) => Wrong | undefined;

/** `history.3.percent 应为0–100的数`. */
export function wrongText(wrong: Wrong): string {
  return wrong.path.length === 0 ? wrong.want : `${wrong.path.join('.')} ${wrong.want}`;
}

export function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

export function leaf(want: string, fits: (value: unknown) => boolean): Check {
  const wrong: Wrong = { path: [], want };
  return (value) => (fits(value) ? undefined : wrong);
}

const within = (step: string | number, wrong: Wrong): Wrong => ({ ...wrong, path: [step, ...wrong.path] });

export const text = leaf('应为文字', (value) => typeof value === 'string');
export const name = leaf('应为非空文字', (value) => typeof value === 'string' && value !== '');
export const flag = leaf('应为true或false', (value) => typeof value === 'boolean');
export const number = leaf('应为数', (value) => Number.isFinite(value));
/** 1, 2, 3 … */
export const count = leaf('应为正整数', (value) => Number.isSafeInteger(value) && Number(value) >= 1);
/** Milliseconds since 1970, whole. */
export const instant = leaf('应为整数毫秒', (value) => Number.isSafeInteger(value));
export const amount = leaf('应为不小于0的数', (value) => Number.isFinite(value) && Number(value) >= 0);
export const percent = leaf('应为0–100的数', (value) => {
  return typeof value === 'number' && value >= 0 && value <= 100;
});

const knownDays = new Set<string>();

/** Whether a text is a day that exists. Remembered: a ledger uses few distinct days, very often. */
export function isDay(value: unknown): boolean {
  if (typeof value !== 'string') return false;
  if (knownDays.has(value)) return true;
  const exists = parseDay(value) !== undefined;
  if (exists) knownDays.add(value);
  return exists;
}

export const day = leaf('应为存在的日期（YYYY-MM-DD）', isDay);

export function oneOf(...values: readonly (string | number | boolean)[]): Check {
  const allowed = new Set<unknown>(values);
  return leaf(`应为${values.join('、')}之一`, (value) => allowed.has(value));
}

export function optional(check: Check): Check {
  return (value) => (value === undefined ? undefined : check(value));
}

export function nullable(check: Check): Check {
  return (value) => (value === null ? undefined : check(value));
}

export function list(check: Check): Check {
  const wrong: Wrong = { path: [], want: '应为数组' };
  return (value) => {
    if (!Array.isArray(value)) return wrong;
    for (let index = 0; index < value.length; index += 1) {
      const inner = check(value[index]);
      if (inner !== undefined) return within(index, inner);
    }
    return undefined;
  };
}

/** An object of any keys. */
export function dictionary(check: Check): Check {
  return (value) => {
    if (!isObject(value)) return { path: [], want: '应为对象' };
    for (const key of Object.keys(value)) {
      const inner = check(value[key]);
      if (inner !== undefined) return within(key, inner);
    }
    return undefined;
  };
}

/** The fields of `T`, one check each; `optional` where the field may be absent. */
export type Fields<T> = { readonly [Field in keyof T]-?: Check };

/** An object of exactly these keys: a key nobody knows is damage too, since the next write would lose it. */
export function object<T>(fields: Fields<T>): Check {
  const checks = new Map(Object.entries<Check>(fields));
  const rows = [...checks];
  return (value) => {
    if (!isObject(value)) return { path: [], want: '应为对象' };
    for (const [key, check] of rows) {
      const inner = check(value[key]);
      if (inner !== undefined) return within(key, inner);
    }
    for (const key of Object.keys(value)) {
      if (!checks.has(key)) return { path: [key], want: '不认识的字段' };
    }
    return undefined;
  };
}

/** What the members of a union hold besides their `kind`. */
type Kinds<T extends { readonly kind: string }> = {
  readonly [K in T['kind']]: Fields<Omit<Extract<T, { readonly kind: K }>, 'kind'>>;
};

/** One of several shapes, told apart by `kind`. */
export function byKind<T extends { readonly kind: string }>(kinds: Kinds<T>): Check {
  const checks = new Map<unknown, Check>(
    Object.entries<Fields<unknown>>(kinds).map(([kind, own]) => [
      kind,
      object({ kind: oneOf(kind), ...own }),
    ]),
  );
  return (value) => {
    const { kind }: { kind?: unknown } = isObject(value) ? value : {};
    return (
      checks.get(kind)?.(value) ?? (checks.has(kind) ? undefined : { path: ['kind'], want: '不认识的种类' })
    );
  };
}
