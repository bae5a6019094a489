import { createHash } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Shown } from '../../../src/simulator/chat-log.ts';
import { aRunningWecom, DAY, MINUTE, type RunningWecom } from './harness.ts';

const PNG = Buffer.concat([Buffer.from('89504e470d0a1a0a', 'hex'), Buffer.from('picture')]);
const JPG = Buffer.concat([Buffer.from('ffd8ffe0', 'hex'), Buffer.from('picture')]);
const TWO_MB = 2 * 1024 * 1024;

let wecom: RunningWecom;
beforeEach(async () => {
  wecom = await aRunningWecom();
});
afterEach(() => wecom.stop());

const text = (content: unknown, more: object = {}): object => ({
  msgtype: 'text',
  text: { content, ...more },
});
const markdown = (content: unknown, msgtype = 'markdown'): object => ({ msgtype, [msgtype]: { content } });
const image = (bytes: Buffer, md5?: string): object => ({
  msgtype: 'image',
  image: { base64: bytes.toString('base64'), md5: md5 ?? createHash('md5').update(bytes).digest('hex') },
});
const errcode = async (body: unknown, key?: string): Promise<number> =>
  (await wecom.webhook(body, key)).errcode;
const last = (): Shown | undefined => wecom.chatLog.all().at(-1);
/** Exactly so many bytes of UTF-8, in characters of three. */
const ofBytes = (bytes: number): string => '督'.repeat(Math.floor(bytes / 3)) + 'x'.repeat(bytes % 3);

describe('a text', () => {
  it('is shown in the group of the key', async () => {
    expect(await wecom.webhook(text('部署完成'), 'key-town')).toMatchObject({ errcode: 0, errmsg: 'ok' });
    expect(last()).toMatchObject({
      room: 'wecom:town',
      via: 'webhook',
      as: '督办助手·推送',
      content: { kind: 'text', text: '部署完成' },
      mentions: [],
    });
    expect(last()).not.toHaveProperty('from');
  });

  it('may hold 2,048 bytes and not one more', async () => {
    expect(await errcode(text(ofBytes(2_048)))).toBe(0);
    const refused = await wecom.webhook(text(ofBytes(2_049)));
    expect(refused.errcode).toBe(40058);
    expect(refused.errmsg).toContain('text.content exceed max length 2048');
    expect(wecom.chatLog.all()).toHaveLength(1);
  });

  it('rings whoever is on the lists or written in it, if he exists', async () => {
    const lists = { mentioned_list: ['zhangsan', '@all'], mentioned_mobile_list: ['13800000000', '@all'] };
    await wecom.webhook(text('<@lisi> <@nobody> <@zhangsan> 请报进展', lists));
    expect(last()?.mentions).toEqual([
      { account: 'zhangsan', pinged: true },
      { account: '@all', pinged: true },
      { account: '13800000000', pinged: false },
      { account: 'lisi', pinged: true },
      { account: 'nobody', pinged: false },
    ]);
  });
});

describe('a markdown', () => {
  it('is shown in the group robot’s dialect, and rings whoever is written in it', async () => {
    const content = '**#38** <font color="warning">逾期</font> <@zhangsan>';
    expect(await errcode(markdown(content))).toBe(0);
    expect(last()?.content).toEqual({ kind: 'markdown', dialect: 'wecom', text: content });
    expect(last()?.mentions).toEqual([{ account: 'zhangsan', pinged: true }]);
  });

  it('may hold 4,096 bytes and not one more', async () => {
    expect(await errcode(markdown(ofBytes(4_096)))).toBe(0);
    expect(await errcode(markdown(ofBytes(4_097)))).toBe(40058);
  });

  it('of version 2 rings nobody and has the same limit', async () => {
    expect(await errcode(markdown(`<@zhangsan>${ofBytes(4_085)}`, 'markdown_v2'))).toBe(0);
    expect(last()).toMatchObject({ content: { dialect: 'wecom-v2' }, mentions: [] });
    expect(await errcode(markdown(ofBytes(4_097), 'markdown_v2'))).toBe(40058);
  });
});

describe('a picture', () => {
  it.each([
    ['image/png', PNG],
    ['image/jpeg', JPG],
  ])('of %s is shown and can be looked at', async (contentType, bytes) => {
    expect(await errcode(image(bytes))).toBe(0);
    const content = last()?.content;
    const media = content?.kind === 'image' ? wecom.double.media(content.mediaId) : undefined;
    expect(media).toMatchObject({ contentType });
    expect(media?.bytes.equals(bytes)).toBe(true);
  });

  it('may hold 2 MB and not one byte more', async () => {
    const grown = (bytes: number): Buffer => Buffer.concat([PNG, Buffer.alloc(bytes - PNG.length)]);
    expect(await errcode(image(grown(TWO_MB)))).toBe(0);
    expect(await errcode(image(grown(TWO_MB + 1)))).toBe(40058);
  });

  it.each<readonly [string, object]>([
    ['of another format', image(Buffer.from('GIF89a picture'))],
    ['with another md5', image(PNG, 'd41d8cd98f00b204e9800998ecf8427e')],
    ['without md5', { msgtype: 'image', image: { base64: PNG.toString('base64') } }],
    ['that is empty', image(Buffer.alloc(0))],
  ])('%s is refused', async (_, body) => {
    expect(await errcode(body)).toBe(40058);
    expect(wecom.chatLog.all()).toEqual([]);
  });
});

describe('a file', () => {
  const file = (media_id: unknown): object => ({ msgtype: 'file', file: { media_id } });

  it('is shown by its name and size', async () => {
    const { media_id } = await wecom.upload(Buffer.from('工作台账'), '周调度.xlsx');
    expect(await errcode(file(media_id))).toBe(0);
    expect(last()?.content).toEqual({ kind: 'file', mediaId: media_id, name: '周调度.xlsx', bytes: 12 });
  });

  it('is refused where it was uploaded for another webhook, is unknown or no text', async () => {
    const { media_id } = await wecom.upload(Buffer.from('工作台账'), 'a.xlsx', 'key-town');
    expect(await errcode(file(media_id))).toBe(40058);
    expect(await errcode(file('made-up'))).toBe(40058);
    expect(await errcode(file(1))).toBe(40058);
    expect(await errcode(file(media_id), 'key-town')).toBe(0);
  });

  it('is refused three days after its upload', async () => {
    const { media_id } = await wecom.upload(Buffer.from('工作台账'));
    wecom.pass(3 * DAY - 1);
    expect(await errcode(file(media_id))).toBe(0);
    wecom.pass(1);
    expect(await errcode(file(media_id))).toBe(40058);
  });
});

describe('what is not a message', () => {
  it.each<readonly [string, unknown, number]>([
    ['an unknown msgtype', { msgtype: 'Text', Text: { content: '好' } }, 40008],
    ['no msgtype', { text: { content: '好' } }, 40008],
    ['a msgtype that is no text', { msgtype: 1 }, 40008],
    ['a msgtype that objects have by nature', { msgtype: 'constructor' }, 40008],
    ['news', { msgtype: 'news', news: { articles: [] } }, 40008],
    ['voice', { msgtype: 'voice', voice: { media_id: 'x' } }, 40008],
    ['a card', { msgtype: 'template_card', template_card: {} }, 40008],
    ['no content', text(undefined), 44004],
    ['an empty markdown', markdown(''), 44004],
    ['an empty markdown_v2', markdown('', 'markdown_v2'), 44004],
    ['a content that is no text', text(12), 40058],
    ['a message without its object', { msgtype: 'markdown' }, 40058],
    ['a list of mentions that is a text', text('好', { mentioned_list: 'zhangsan' }), 40058],
    ['a list of mobiles with numbers', text('好', { mentioned_mobile_list: [13_800_000_000] }), 40058],
    ['a list', [text('好')], 40058],
    ['null', null, 40058],
  ])('is refused: %s', async (_, body, code) => {
    expect(await errcode(body)).toBe(code);
    expect(wecom.chatLog.all()).toEqual([]);
  });

  it('is taken for what it is, even where it looks like an answer of the double’s', async () => {
    expect(await errcode({ ...text('好'), status: 200, body: 'x' })).toBe(0);
    expect(last()?.content).toMatchObject({ text: '好' });
  });

  it('is told apart as a form and as no JSON', async () => {
    const path = '/cgi-bin/webhook/send?key=key-all';
    const form = new URLSearchParams({ msgtype: 'text', 'text[content]': '好' });
    expect((await wecom.postRaw(path, form)).errcode).toBe(40008);
    expect((await wecom.postRaw(path, '{"msgtype":', 'application/json')).errcode).toBe(40058);
    expect((await wecom.postRaw(path, '')).errcode).toBe(40058);
  });

  it('names on the page what is not played', async () => {
    await wecom.webhook({ msgtype: 'news', news: {} });
    expect(wecom.lab.traffic.all().at(-1)?.note).toContain('模拟器不演 msgtype news');
  });
});

describe('a key', () => {
  it.each(['/cgi-bin/webhook/send', '/cgi-bin/webhook/send?key=', '/cgi-bin/webhook/send?key=KEY-ALL'])(
    'that is wrong is refused: %s',
    async (path) => {
      expect((await wecom.post(path, text('好'))).errcode).toBe(93000);
    },
  );

  it('of a removed robot is refused', async () => {
    expect(await errcode(text('好'), 'key-gone')).toBe(93000);
  });
});

describe('the limit of 20 a minute', () => {
  const send = async (count: number, key?: string): Promise<readonly number[]> => {
    const codes: number[] = [];
    for (let sent = 0; sent < count; sent += 1) codes.push(await errcode(text('好'), key));
    return codes;
  };

  it('refuses the 21st, for this robot only, until the minute is over', async () => {
    expect(await send(10)).toEqual(Array(10).fill(0));
    wecom.pass(MINUTE / 2);
    expect(await send(11)).toEqual([...Array(10).fill(0), 45009]);
    expect(await send(1, 'key-town')).toEqual([0]);
    wecom.pass(MINUTE / 2 - 1);
    expect(await send(1)).toEqual([45009]);
    wecom.pass(1);
    expect(await send(11)).toEqual([...Array(10).fill(0), 45009]);
  });

  it('does not count what is refused', async () => {
    for (let count = 0; count < 25; count += 1) expect(await errcode(text(''))).toBe(44004);
    expect(await send(20)).toEqual(Array(20).fill(0));
  });
});
