import { describe, expect, it } from 'vitest';
import { plainText } from '../../src/domain/message.ts';
import type { Command } from '../../src/language/command.ts';
import type { RaisedNotice } from '../../src/ports/notifier.ts';
import { createMemoryStore } from '../../src/store/memory-store.ts';
import { fillSmallLedger, MONDAY_TEN, ZONE } from '../support/a-small-ledger.ts';
import { anOffice } from '../support/an-office.ts';
import { ref, toldBy } from '../support/an-office-desk.ts';
import { runAs } from '../support/run-a-command.ts';

const HOUR_MS = 3_600_000;
const urge: Command = { kind: 'urge', ref: ref(12) };
const urgeAll: Command = { kind: 'urge-overdue' };

describe('a line whose message is delivered again', () => {
  it.each([
    ['one task', urge, ['zhang']],
    ['many tasks', urgeAll, ['li', 'zhang']],
  ])('raises what an ended programme did not come to tell, of %s', async (_what, command, to) => {
    const store = createMemoryStore({ zone: ZONE });
    await fillSmallLedger(store);
    const first = await runAs(await anOffice({ store }), 'zhao', command, { messageId: 'once' });
    // Another start over the same ledger.
    const later = await anOffice({ store, now: MONDAY_TEN + HOUR_MS });
    const again = await runAs(later, 'zhao', command, { messageId: 'once' });
    expect(toldBy(again.answer).toSorted()).toEqual(to);
    expect(again.answer).toEqual(first.answer);
  });

  it.each([
    ['one task', urge],
    ['many tasks', urgeAll],
  ])('raises nothing of what was taken back since, of %s', async (_what, command) => {
    const office = await anOffice();
    await runAs(office, 'zhao', command, { messageId: 'once' });
    await runAs(office, 'zhao', { kind: 'undo' });
    const again = await runAs(office, 'zhao', command, { messageId: 'once' });
    expect(toldBy(again.answer)).toEqual([]);
  });

  it('raises nothing of what was written longer ago than it is remembered who was told', async () => {
    const office = await anOffice();
    await runAs(office, 'zhao', urge, { messageId: 'once' });
    office.clock.at += 48 * HOUR_MS;
    const again = await runAs(office, 'zhao', urge, { messageId: 'once' });
    expect(toldBy(again.answer)).toEqual([]);
  });

  it('corrects again what it took back', async () => {
    const office = await anOffice();
    await runAs(office, 'zhao', urge);
    const first = await runAs(office, 'zhao', { kind: 'undo' }, { messageId: 'undo' });
    const again = await runAs(office, 'zhao', { kind: 'undo' }, { messageId: 'undo' });
    expect(first.answer).toMatchObject({ notices: [{ corrects: MONDAY_TEN }] });
    expect(again.answer).toEqual(first.answer);
  });
});

describe('the answer to a message', () => {
  const said = { who: 'zhao', text: '催办 12\n催办 17\n进度 12 60%', messageId: 'once' };

  it('waits until what people are to be told is kept, each line under its own number', async () => {
    let kept = (): void => {};
    const lines: (readonly RaisedNotice[])[] = [];
    const tell = (raised: readonly RaisedNotice[]): Promise<void> => {
      lines.push(raised);
      return new Promise((resolve) => {
        kept = resolve;
      });
    };
    const office = await anOffice({ notifier: { tell } });
    let answered = false;
    const answer = office.say(said).finally(() => {
      answered = true;
    });
    while (lines.length === 0) await new Promise((resolve) => setImmediate(resolve));
    expect(answered).toBe(false);
    kept();
    expect(await answer).not.toContain('另行告知');
    expect(lines.length).toBe(1);
    const from = { platform: 'wecom', bot: 'aib-1', messageId: 'once' };
    expect(lines[0]?.map((one) => one.from)).toEqual([
      { ...from, line: 1 },
      { ...from, line: 2 },
    ]);
  });

  it('says that nobody is told where that could not be kept, and stands all the same', async () => {
    const tell = async (): Promise<void> => {
      throw new Error('no space');
    };
    const office = await anOffice({ notifier: { tell } });
    const { reply } = await office.receive(office.incomingOf(said));
    expect(plainText(reply ?? { blocks: [] })).toMatch(/已催办[\s\S]*需要提醒的人这次提醒不到，请另行告知$/);
    expect(await office.kindsOf(17)).toContain('urge');
  });
});
