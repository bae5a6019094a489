import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { KeptNotice, NoticeBox } from '../../src/ports/notice-box.ts';
import { anOpenNotice, EVERY_NOTICE } from '../store/sample-notices.ts';

/** A box under test. `reopen`, where it lasts, closes it and opens what it left; `fail` lets its disk fail. */
export interface NoticeBoxOnTrial {
  readonly box: NoticeBox;
  reopen?(): Promise<NoticeBox>;
  fail?(failing: boolean): void;
  dispose(): Promise<void>;
}

/** Puts notices behind those that are kept. */
export const keep = (box: NoticeBox, ...added: readonly KeptNotice[]) =>
  box.update((kept) => ({ kept: [...kept, ...added], result: kept.length }));

const ids = async (box: NoticeBox) => (await box.all()).map(({ id }) => id);

/** What every box of notices must hold. */
export function describeNoticeBox(name: string, open: () => Promise<NoticeBoxOnTrial>): void {
  describe(name, () => {
    let trial: NoticeBoxOnTrial;
    let box: NoticeBox;
    beforeEach(async () => {
      trial = await open();
      box = trial.box;
    });
    afterEach(() => trial.dispose());

    it('begins empty, and keeps every kind of notice in order, also after opening again', async () => {
      expect(await box.all()).toEqual([]);
      await keep(box, ...EVERY_NOTICE);
      expect(await box.all()).toEqual(EVERY_NOTICE);
      expect(await ((await trial.reopen?.()) ?? box).all()).toEqual(EVERY_NOTICE);
    });

    it('runs changes one after another, each on what the one before it left', async () => {
      const letters = [...'abcdefgh'];
      const seen = await Promise.all(letters.map((id) => keep(box, anOpenNotice(id))));
      expect(seen).toEqual([0, 1, 2, 3, 4, 5, 6, 7]);
      expect(await ids(box)).toEqual(letters);
      expect(await ids((await trial.reopen?.()) ?? box)).toEqual(letters);
    });

    it('hands the result back of a change that changes nothing', async () => {
      await keep(box, anOpenNotice('a'));
      expect(await box.update((kept) => ({ result: kept.length }))).toBe(1);
      expect(await box.update((kept) => ({ kept, result: 'same' }))).toBe('same');
      expect(await ids(box)).toEqual(['a']);
    });

    it.each([
      ['a moment that is none', [{ ...anOpenNotice('b'), at: 1.5 }]],
      ['a message of a shape that is none', [{ ...anOpenNotice('b'), content: { blocks: [{}] } }]],
      ['a state that is none', [{ ...anOpenNotice('b'), state: 'sent' }]],
      ['a field that nobody knows', [{ ...anOpenNotice('b'), mood: 1 }]],
      ['an id given twice', [anOpenNotice('a')]],
    ])('refuses %s, and keeps what it had', async (_what, added) => {
      await keep(box, anOpenNotice('a'));
      const wrong = keep(box, ...(added as unknown as KeptNotice[]));
      await expect(wrong).rejects.toMatchObject({ name: 'StoreError', code: 'illegal-change' });
      expect(await ids(box)).toEqual(['a']);
    });

    it('hands on what a change throws, to nobody but its caller', async () => {
      const thrown = box.update(() => {
        throw new TypeError('mine');
      });
      const other = keep(box, anOpenNotice('a'));
      await expect(thrown).rejects.toThrow('mine');
      expect(await other).toBe(0);
      expect(await ids(box)).toEqual(['a']);
    });

    it('rejects while its disk fails, and shows nothing of it then or later', async () => {
      if (trial.fail === undefined) return;
      await keep(box, anOpenNotice('a'));
      trial.fail(true);
      const both = [keep(box, anOpenNotice('b')), keep(box, anOpenNotice('c'))];
      for (const one of await Promise.allSettled(both)) {
        expect(one).toMatchObject({ status: 'rejected', reason: { code: 'disk-full' } });
      }
      trial.fail(false);
      await keep(box, anOpenNotice('d'));
      expect(await ids(box)).toEqual(['a', 'd']);
      expect(await ids((await trial.reopen?.()) ?? box)).toEqual(['a', 'd']);
    });
  });
}
