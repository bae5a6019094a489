import { isoOf } from '../../domain/instant.ts';
import { type PostKey, postName } from '../../domain/post.ts';
import type { Snapshot } from '../../domain/snapshot.ts';
import { wrongText } from '../shape.ts';
import { snapshotCheck } from '../snapshot-shape.ts';
import type { DocumentFormat } from './json-document.ts';
import { SNAPSHOT_MIGRATIONS } from './migrations.ts';
import { mapMoments, moment, readMoment } from './moments.ts';

const check = snapshotCheck(moment);

/** `reports/2026-11-23/weekly.all.json`. */
export function snapshotFormat(key: PostKey, zone: string): DocumentFormat<Snapshot> {
  return {
    migrations: SNAPSHOT_MIGRATIONS,
    format: (snapshot) => mapMoments({ ...snapshot }, (at) => isoOf(Number(at), zone)),
    parse: (document) => {
      const wrong = check(document);
      if (wrong !== undefined) return { wrong: wrongText(wrong) };
      const snapshot = mapMoments(document, readMoment) as unknown as Snapshot;
      if (postName(snapshot.key) !== postName(key)) {
        return { wrong: `文件名是${postName(key)}，内容却是${postName(snapshot.key)}` };
      }
      return { value: snapshot };
    },
  };
}
