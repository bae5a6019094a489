import type { Notice } from '../domain/notice.ts';
import type { NoticeSource } from './notice-box.ts';

/** A notice and the line that raised it. */
export interface RaisedNotice {
  readonly from: NoticeSource;
  readonly notice: Notice;
}

/** Tells people what needs their act: in their nearest group with an @, or privately where that is configured. */
export interface Notifier {
  /**
   * Takes the notices of a message; of a line that raised some before, none. Resolves when they are durable; they are sent
   * after that, in office hours, each a single time, and what fails then is logged. Rejects if the disk fails: then nobody
   * is told.
   */
  tell(raised: readonly RaisedNotice[]): Promise<void>;
}
