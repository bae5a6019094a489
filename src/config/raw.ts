import type { Path } from './mistake.ts';

/** A value somewhere in a parsed document, of whatever shape, with its place. */
export interface Raw {
  readonly path: Path;
  readonly value: unknown;
}

/** Follows keys into a document that may not have the shape it should; the value is undefined where a key is missing. */
export function rawAt(from: Raw, ...keys: readonly string[]): Raw {
  return keys.reduce<Raw>(
    ({ path, value }, key) => ({ path: [...path, key], value: isRecord(value) ? value[key] : undefined }),
    from,
  );
}

/** The items of a list, none if it is not one. */
export function rawItems({ path, value }: Raw): readonly Raw[] {
  return Array.isArray(value) ? value.map((item, index) => ({ path: [...path, index], value: item })) : [];
}

/** The values of a map, none if it is not one. */
export function rawValues(of: Raw): readonly Raw[] {
  return isRecord(of.value) ? Object.keys(of.value).map((key) => rawAt(of, key)) : [];
}

export function isPresent(raw: Raw): boolean {
  return raw.value !== undefined && raw.value !== null;
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
