import { isoOf } from '../../domain/instant.ts';
import type { KeptNotice } from '../../ports/notice-box.ts';
import { idGivenTwice, noticeCheck } from '../notice-shape.ts';
import { list, object, wrongText } from '../shape.ts';
import type { DocumentFormat } from './json-document.ts';
import { NOTICE_MIGRATIONS } from './migrations.ts';
import { mapMoments, moment, readMoment } from './moments.ts';

interface Notices {
  readonly notices: readonly KeptNotice[];
}

const check = object<Notices>({ notices: list(noticeCheck(moment)) });

/** `notices.json`: the notices as they are in memory, their moments as ISO text. */
export function noticesFormat(zone: string): DocumentFormat<readonly KeptNotice[]> {
  return {
    migrations: NOTICE_MIGRATIONS,
    format: (notices) => mapMoments({ notices }, (at) => isoOf(Number(at), zone)),
    parse: (document) => {
      const wrong = check(document);
      if (wrong !== undefined) return { wrong: wrongText(wrong) };
      const { notices } = mapMoments(document, readMoment) as unknown as Notices;
      const twice = idGivenTwice(notices);
      return twice === undefined ? { value: notices } : { wrong: `notices里有两个${twice}` };
    },
  };
}
