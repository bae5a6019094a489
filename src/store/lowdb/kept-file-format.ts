import { createHash } from 'node:crypto';
import { isoOf } from '../../domain/instant.ts';
import type { KeptFile } from '../../ports/file-shelf.ts';
import { leaf, name, object, wrongText } from '../shape.ts';
import type { DocumentFormat } from './json-document.ts';
import { FILE_MIGRATIONS } from './migrations.ts';
import { mapMoments, moment, readMoment } from './moments.ts';

/** What is written beside a kept file. */
export interface KeptFacts extends Pick<KeptFile, 'name' | 'keptAt'> {
  readonly sha256: string;
}

export function sha256Of(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}

const sha256 = leaf(
  '应为64位十六进制数',
  (value) => typeof value === 'string' && /^[0-9a-f]{64}$/.test(value),
);
const check = object<KeptFacts>({ name, keptAt: moment, sha256 });

/** `files/<id>.json`. */
export function keptFileFormat(zone: string): DocumentFormat<KeptFacts> {
  return {
    migrations: FILE_MIGRATIONS,
    format: (facts) => mapMoments({ ...facts }, (at) => isoOf(Number(at), zone)),
    parse: (document) => {
      const wrong = check(document);
      if (wrong !== undefined) return { wrong: wrongText(wrong) };
      return { value: mapMoments(document, readMoment) as unknown as KeptFacts };
    },
  };
}
