import type { KeptNotice, NoticeBox, NoticesChange } from '../../ports/notice-box.ts';
import { checkNotices } from '../notice-shape.ts';
import type { FileWriter } from './file-writer.ts';
import type { FindingReader } from './finding-reader.ts';
import { openDocument } from './json-document.ts';
import { noticesFile } from './ledger-folder.ts';
import { noticesFormat } from './notices-format.ts';
import { shareRuns } from './shared-run.ts';

export interface NoticeBoxParts {
  readonly folder: string;
  readonly zone: string;
  readonly write: FileWriter;
  readonly reader: FindingReader;
}

/** What it means that `notices.json` is not read. */
export const NOTICES_LOST = '还没有发出的提醒不会再发，刚发出的撤销后也不补更正';

/** A change that waits for its write. */
interface Asked {
  /** Runs it on what the changes before it leave; what it throws goes to whoever asked. */
  apply(kept: readonly KeptNotice[]): readonly KeptNotice[];
  done(): void;
  failed(error: unknown): void;
}

/** The lasting box: one document, in memory as a whole. Changes that wait for the disk share the next write. */
export async function openLowdbNoticeBox(parts: NoticeBoxParts): Promise<NoticeBox> {
  const file = noticesFile(parts.folder);
  const format = noticesFormat(parts.zone);
  let all = (await parts.reader.read(file, format, NOTICES_LOST)) ?? [];
  const document = openDocument(file, format, parts.write);
  let waiting: Asked[] = [];
  const save = shareRuns(async () => {
    const asked = waiting;
    waiting = [];
    const next = asked.reduce((kept, one) => one.apply(kept), all);
    try {
      if (next !== all) await document.write(next);
    } catch (error) {
      for (const one of asked) one.failed(error);
      return;
    }
    all = next;
    for (const one of asked) one.done();
  });
  return {
    all: async () => all,
    update: (change) =>
      new Promise((resolve, reject) => {
        waiting.push(askFor(change, resolve, reject));
        void save();
      }),
  };
}

function askFor<R>(
  change: (kept: readonly KeptNotice[]) => NoticesChange<R>,
  resolve: (result: R) => void,
  reject: (error: unknown) => void,
): Asked {
  let done = (): void => {};
  return {
    apply: (kept) => {
      try {
        const { kept: next = kept, result } = change(kept);
        checkNotices(next, kept);
        done = () => resolve(result);
        return next;
      } catch (error) {
        reject(error);
        return kept;
      }
    },
    done: () => done(),
    failed: reject,
  };
}
