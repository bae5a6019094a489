import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { MovableClock } from '../../src/ports/clock.ts';
import type { FileShelf } from '../../src/ports/file-shelf.ts';
import { AT } from '../store/sample-acts.ts';

export interface FileShelfOnTrial {
  readonly shelf: FileShelf;
  reopen?(): Promise<FileShelf>;
  dispose(): Promise<void>;
}

const DAY_MS = 24 * 60 * 60 * 1000;
const BYTES = Uint8Array.from({ length: 5000 }, (_, index) => index % 256);

export function aClock(): MovableClock {
  let now = AT;
  return {
    now: () => now,
    to: (moment) => {
      now = moment;
    },
  };
}

/** What every shelf of files must hold. */
export function describeFileShelf(
  name: string,
  open: (clock: MovableClock, publicUrl?: string) => Promise<FileShelfOnTrial>,
): void {
  describe(name, () => {
    let clock: MovableClock;
    let trial: FileShelfOnTrial;
    beforeEach(async () => {
      clock = aClock();
      trial = await open(clock, 'https://duban.example/base/');
    });
    afterEach(() => trial.dispose());

    it('hands back what was kept, byte by byte, also after opening again', async () => {
      const id = await trial.shelf.keep('附表 1.xlsx', BYTES);
      const empty = await trial.shelf.keep('empty.txt', new Uint8Array());
      for (const opened of [async () => trial.shelf, async () => (await trial.reopen?.()) ?? trial.shelf]) {
        const shelf = await opened();
        const kept = await shelf.read(id);
        expect(kept).toMatchObject({ name: '附表 1.xlsx', keptAt: AT });
        expect(Buffer.from(kept?.bytes ?? []).equals(BYTES)).toBe(true);
        expect((await shelf.read(empty))?.bytes).toHaveLength(0);
      }
    });

    it('gives every file an id of its own that nobody guesses', async () => {
      const ids = await Promise.all(Array.from({ length: 20 }, () => trial.shelf.keep('a.txt', BYTES)));
      for (const id of ids) expect(id).toMatch(/^[0-9a-f]{32}$/);
      expect(new Set(ids).size).toBe(20);
    });

    it.each([
      '',
      '0'.repeat(32),
      '../people',
      '..%2fpeople',
      `${'0'.repeat(31)}/`,
      `../files/${'0'.repeat(32)}`,
      'people.json',
      `${'0'.repeat(32)}\n`,
    ])('has no file under %j', async (id) => {
      await trial.shelf.keep('a.txt', BYTES);
      expect(await trial.shelf.read(id)).toBeUndefined();
    });

    it('finds no file under its own id in other letters', async () => {
      const id = await trial.shelf.keep('a.txt', BYTES);
      expect(await trial.shelf.read(` ${id}`)).toBeUndefined();
      expect(await trial.shelf.read(`./${id}`)).toBeUndefined();
    });

    it('names the address under the public URL, where there is one', async () => {
      const id = await trial.shelf.keep('a.txt', BYTES);
      expect(trial.shelf.addressOf(id)).toBe(`https://duban.example/base/files/${id}`);
      expect(trial.shelf.addressOf('../healthz')).toBeUndefined();
      const hidden = await open(clock);
      expect(hidden.shelf.addressOf(id)).toBeUndefined();
      await hidden.dispose();
    });

    it('removes what was kept more than 31 days ago, and nothing younger', async () => {
      const old = await trial.shelf.keep('old.txt', BYTES);
      clock.to(AT + 1);
      const young = await trial.shelf.keep('young.txt', BYTES);
      expect(await trial.shelf.prune(AT + 31 * DAY_MS)).toBe(0);
      const shelf = (await trial.reopen?.()) ?? trial.shelf;
      expect(await shelf.prune(AT + 31 * DAY_MS + 1)).toBe(1);
      expect(await shelf.read(old)).toBeUndefined();
      expect((await shelf.read(young))?.name).toBe('young.txt');
      expect(await shelf.prune(AT + 31 * DAY_MS + 1)).toBe(0);
    });
  });
}
