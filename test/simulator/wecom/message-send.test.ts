import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Shown } from '../../../src/simulator/chat-log.ts';
import { type Answered, APP, aRunningWecom, HOUR, MINUTE, type RunningWecom } from './harness.ts';

let wecom: RunningWecom;
beforeEach(async () => {
  wecom = await aRunningWecom();
});
afterEach(() => wecom.stop());

const send = (fields: object): Promise<Answered> =>
  wecom.app({
    touser: 'zhangsan',
    agentid: APP.agentId,
    msgtype: 'text',
    text: { content: '提醒' },
    ...fields,
  });
const seen = (account = 'zhangsan'): readonly Shown[] => wecom.chatLog.of(`wecom:@${account}`);
const lastNote = (): string | undefined => wecom.lab.traffic.all().at(-1)?.note;

describe('an app’s message', () => {
  it('is shown in each receiver’s private chat', async () => {
    expect(await send({ touser: 'zhangsan|lisi' })).toEqual({
      errcode: 0,
      errmsg: 'ok',
      msgid: expect.any(String),
    });
    for (const account of ['zhangsan', 'lisi']) {
      expect(seen(account)).toMatchObject([
        { via: 'app', as: '督办助手', content: { kind: 'text', text: '提醒' }, mentions: [] },
      ]);
    }
  });

  it('names the receivers it does not know, and reaches the others', async () => {
    expect(await send({ touser: 'nobody|zhangsan|noone' })).toMatchObject({
      errcode: 0,
      invaliduser: 'nobody|noone',
    });
    expect(seen()).toHaveLength(1);
    expect((await send({ touser: 'nobody' })).errcode).toBe(81013);
  });

  it('goes to 1,000 receivers and not to one more', async () => {
    const others = Array.from({ length: 999 }, (_, index) => `u${index}`).join('|');
    expect((await send({ touser: `zhangsan|${others}` })).errcode).toBe(0);
    expect((await send({ touser: `zhangsan|lisi|${others}` })).errcode).toBe(40058);
  });

  it('with a text above 2,048 bytes is cut at the end of a character', async () => {
    await send({ text: { content: '督'.repeat(683) } });
    expect(lastNote()).toContain('只显示前面部分');
    await send({ text: { content: `${'督'.repeat(682)}ab` } });
    expect(lastNote()).toBeUndefined();
    await send({ text: { content: `x${'🔴'.repeat(600)}` } });
    const texts = seen().map(({ content }) => (content.kind === 'text' ? content.text : ''));
    expect(texts).toEqual(['督'.repeat(682), `${'督'.repeat(682)}ab`, `x${'🔴'.repeat(511)}`]);
  });

  it('with a markdown above 2,048 bytes is refused', async () => {
    const markdown = (content: string): object => ({ msgtype: 'markdown', markdown: { content } });
    expect((await send(markdown(`${'督'.repeat(682)}ab`))).errcode).toBe(0);
    expect((await send(markdown(`${'督'.repeat(682)}abc`))).errcode).toBe(40058);
    expect(seen()).toMatchObject([{ content: { kind: 'markdown', dialect: 'wecom' } }]);
  });

  it.each<readonly [string, object, number]>([
    ['another agent', { agentid: 1 }, 40058],
    ['the agent as a text', { agentid: String(APP.agentId) }, 40058],
    ['no receiver', { touser: undefined }, 40058],
    ['receivers as a list', { touser: ['zhangsan'] }, 40058],
    ['separators alone', { touser: '|' }, 81013],
    ['everybody', { touser: '@all' }, 40008],
    ['a department', { toparty: '1' }, 40008],
    ['a tag', { touser: undefined, totag: '1' }, 40008],
    ['a card', { msgtype: 'textcard', textcard: {} }, 40008],
    ['no msgtype', { msgtype: undefined }, 40008],
    ['no text', { text: undefined }, 40058],
    ['an empty text', { text: { content: '' } }, 44004],
    ['a text that is none', { text: { content: 1 } }, 40058],
    ['too long an interval', { enable_duplicate_check: 1, duplicate_check_interval: 14_401 }, 40058],
  ])('is refused with %s', async (_, fields, code) => {
    expect((await send(fields)).errcode).toBe(code);
    expect(wecom.chatLog.all()).toEqual([]);
  });

  it('is refused where its body is no JSON', async () => {
    const path = `/cgi-bin/message/send?access_token=${await wecom.token()}`;
    expect((await wecom.postRaw(path, '{', 'application/json')).errcode).toBe(40058);
  });
});

describe('the check for duplicates', () => {
  const once = { enable_duplicate_check: 1 };

  it('shows the same content once in half an hour, and answers the same', async () => {
    expect((await send(once)).errcode).toBe(0);
    wecom.pass(30 * MINUTE - 1);
    expect((await send(once)).errcode).toBe(0);
    expect(seen()).toHaveLength(1);
    expect(lastNote()).toContain('查重');
    wecom.pass(1);
    await send(once);
    expect(seen()).toHaveLength(2);
  });

  it('lasts up to four hours where asked', async () => {
    const long = { ...once, duplicate_check_interval: 14_400 };
    await send(long);
    wecom.pass(4 * HOUR - 1);
    await send(long);
    expect(seen()).toHaveLength(1);
    wecom.pass(1);
    await send(long);
    expect(seen()).toHaveLength(2);
  });

  it('looks at each receiver and each content', async () => {
    await send(once);
    await send({ ...once, touser: 'zhangsan|lisi' });
    await send({ ...once, text: { content: '另一条' } });
    expect([seen().length, seen('lisi').length]).toEqual([2, 1]);
  });

  it('is off unless asked for', async () => {
    await send({});
    await send({ enable_duplicate_check: 0 });
    expect(seen()).toHaveLength(2);
  });
});

describe('a member’s share', () => {
  const rush = async (count: number): Promise<void> => {
    for (let sent = 0; sent < count; sent += 1) {
      expect((await send({ text: { content: `第${sent}条` } })).errcode).toBe(0);
    }
  };

  it('is 30 a minute; the rest is dropped without a word', async () => {
    await rush(31);
    expect(seen()).toHaveLength(30);
    expect(lastNote()).toContain('静默丢弃');
    expect((await send({ touser: 'lisi' })).errcode).toBe(0);
    expect(seen('lisi')).toHaveLength(1);
    wecom.pass(MINUTE);
    await rush(1);
    expect(seen()).toHaveLength(31);
  });

  it('is 1,000 an hour', async () => {
    const path = `/cgi-bin/message/send?access_token=${await wecom.token()}`;
    const message = { touser: 'zhangsan', agentid: APP.agentId, msgtype: 'text', text: { content: '提醒' } };
    for (let sent = 0; sent < 34 * 30; sent += 1) {
      if (sent % 30 === 0) wecom.pass(MINUTE);
      await wecom.post(path, message);
    }
    expect(seen()).toHaveLength(1_000);
  });

  it('does not make a dropped message a duplicate', async () => {
    await rush(30);
    const once = { text: { content: '要紧' }, enable_duplicate_check: 1 };
    await send(once);
    wecom.pass(MINUTE);
    await send(once);
    expect(seen().at(-1)?.content).toMatchObject({ text: '要紧' });
    expect(seen()).toHaveLength(31);
  });
});
