import { createHash } from 'node:crypto';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { line, message, strong, tinted } from '../../../src/domain/message.ts';
import type { Outcome } from '../../../src/domain/outcome.ts';
import { createWecomRoom } from '../../../src/platforms/wecom/create-wecom-room.ts';
import { type Answering, aHost } from '../a-host.ts';
import { onlyPart, sendOnly } from '../a-text-part.ts';
import { refused, unknown } from '../an-outcome.ts';

const KEY = '693a91f6-7xxx-4bc4-97a0-0ec2sifa5aaa';
const OK = { body: '{"errcode":0,"errmsg":"ok"}' };
const host = await aHost();
const POST = message(line(strong('重点任务每日提醒')), '逾期7项');

const roomAt = (baseUrl: string, key = KEY) => createWecomRoom({ baseUrl, key });
const post = (of = POST): Promise<Outcome> => sendOnly(roomAt(host.baseUrl), of);

const sent = (): { readonly msgtype: string; readonly markdown: { readonly content: string } } =>
  JSON.parse(host.arrived[0]?.body ?? '');
const contentOf = (): string => sent().markdown.content;

beforeEach(() => host.answer(OK));
afterAll(() => host.close());

describe('createWecomRoom', () => {
  it('posts markdown to the webhook of the group', async () => {
    expect(await post()).toEqual({ kind: 'confirmed' });
    expect(host.arrived).toHaveLength(1);
    expect(host.arrived[0]).toMatchObject({
      method: 'POST',
      path: '/cgi-bin/webhook/send',
      contentType: 'application/json; charset=utf-8',
    });
    expect(host.arrived[0]?.query.get('key')).toBe(KEY);
    expect(sent()).toEqual({
      msgtype: 'markdown',
      markdown: { content: '**重点任务每日提醒**\n逾期7项' },
    });
  });

  it('@-s inside of the text, by account where there is one', async () => {
    const row = line(
      '#38 ',
      { kind: 'mention', who: { name: '李四', accounts: { wecom: 'lisi', dingtalk: 'd-4' } } },
      { kind: 'mention', who: { name: '孙平', accounts: { dingtalk: 'd-5' } } },
    );
    await post(message(row, line(tinted('comment', '县督查室'))));
    expect(contentOf()).toBe('#38 <@lisi>孙平\n<font color="comment">县督查室</font>');
  });

  it('keeps a key whole that has signs of a URL in it, and a path before the API', async () => {
    await sendOnly(roomAt(`${host.baseUrl}/gateway/`, 'a&b=c d/é'), POST);
    expect(host.arrived[0]?.path).toBe('/gateway/cgi-bin/webhook/send');
    expect([...(host.arrived[0]?.query ?? [])]).toEqual([['key', 'a&b=c d/é']]);
  });

  it.each<[string, Answering, Outcome]>([
    ['-1', { body: '{"errcode":-1}' }, refused('vendor-busy', true, '-1')],
    ['too fast', { body: '{"errcode":45009}' }, refused('throttled', true, '45009')],
    ['too many at once', { body: '{"errcode":45033}' }, refused('throttled', true, '45033')],
    ['a robot that is gone', { body: '{"errcode":93000}' }, refused('no-such-address', false, '93000')],
    ['a wrong parameter', { body: '{"errcode":40058}' }, refused('bad-request', false, '40058')],
    ['too long', { body: '{"errcode":45002}' }, refused('too-long', false, '45002')],
    ['a wrong type', { body: '{"errcode":40008}' }, refused('bad-request', false, '40008')],
    ['empty', { body: '{"errcode":44004}' }, refused('bad-request', false, '44004')],
    ['an address not allowed', { body: '{"errcode":60020}' }, refused('forbidden', false, '60020')],
    ['a code of no table', { body: '{"errcode":99999}' }, refused('other', false, '99999')],
    ['a page', { body: '<html>被拦截</html>' }, refused('web-page', true, '200')],
    ['a page with 403', { status: 403, body: ' <!doctype html>' }, refused('web-page', true, '403')],
    ['no way in', { status: 404, body: 'not found' }, refused('no-such-address', false, '404')],
    ['a portal', { status: 413, body: '' }, refused('bad-request', false, '413')],
    ['a redirect', { status: 302, body: '', location: '/elsewhere' }, refused('redirected', false)],
    ['a broken server', { status: 500, body: '' }, unknown('server-error', '500')],
    ['a gateway', { status: 502, body: 'Bad Gateway' }, unknown('server-error', '502')],
    ['a page of a gateway', { status: 504, body: '<html>' }, unknown('server-error', '504')],
    ['an answer without a code', { body: '{"ok":true}' }, unknown('unreadable-answer')],
    ['a code that is a text', { body: '{"errcode":"0"}' }, unknown('unreadable-answer')],
    ['nothing', { body: '' }, unknown('unreadable-answer')],
    ['a broken connection', 'reset', unknown('connection-lost', 'ECONNRESET')],
  ])('tells of %s', async (_, answer, outcome) => {
    host.answer(answer);
    expect(await post()).toEqual(outcome);
    expect(host.arrived).toHaveLength(1);
  });

  it('is confirmed by the errcode, whatever the status', async () => {
    host.answer({ status: 500, body: '{"errcode":0}' });
    expect(await post()).toEqual({ kind: 'confirmed' });
  });

  it('does not know where no answer comes in time', async () => {
    host.answer('silence');
    const hasty: typeof fetch = (url, init) => fetch(url, { ...init, signal: AbortSignal.timeout(50) });
    const room = createWecomRoom({ baseUrl: host.baseUrl, key: KEY, fetch: hasty });
    expect(await sendOnly(room, POST)).toEqual({ kind: 'unknown', reason: 'timeout' });
  });

  it('knows that nothing left where nobody listens', async () => {
    const gone = await aHost();
    await gone.close();
    expect(await sendOnly(roomAt(gone.baseUrl), POST)).toEqual(refused('unreachable', true, 'ECONNREFUSED'));
  });

  it.each(['http://qyapi.weixin.qq.com', 'http://10.0.0.8:8080', 'ftp://127.0.0.1', '', 'no address'])(
    'sends nothing to %j, where others could read it',
    async (baseUrl) => {
      let asked = 0;
      const counting: typeof fetch = async () => {
        asked += 1;
        return new Response(OK.body);
      };
      const room = createWecomRoom({ baseUrl, key: KEY, fetch: counting });
      expect(await sendOnly(room, POST)).toEqual(refused('unreachable', false, 'not-https'));
      expect(asked).toBe(0);
    },
  );

  it('takes https anywhere', async () => {
    const urls: string[] = [];
    const taking: typeof fetch = async (url) => {
      urls.push(String(url));
      return new Response(OK.body);
    };
    const room = createWecomRoom({ baseUrl: 'https://qyapi.weixin.qq.com/', key: 'k', fetch: taking });
    expect(await sendOnly(room, POST)).toEqual({ kind: 'confirmed' });
    expect(urls).toEqual(['https://qyapi.weixin.qq.com/cgi-bin/webhook/send?key=k']);
  });

  it('shows its key in no outcome', async () => {
    const echo = (said: string): Answering => ({ body: said });
    const answers: readonly Answering[] = [
      echo(JSON.stringify({ errcode: 93000, errmsg: `invalid webhook url, key=${KEY}` })),
      echo(JSON.stringify({ errcode: 40058, hint: KEY })),
      echo(`<html>${KEY}</html>`),
      { status: 302, body: '', location: `/cgi-bin/webhook/send?key=${KEY}` },
      { status: 500, body: KEY },
      'reset',
    ];
    for (const answer of answers) {
      host.answer(answer);
      const outcome = await post();
      expect(outcome.kind).not.toBe('confirmed');
      expect(JSON.stringify(outcome)).not.toContain(KEY.slice(0, 8));
    }
    const broken: typeof fetch = async (url) => {
      throw new TypeError(`fetch failed: ${String(url)}`, { cause: new Error(`${String(url)} is gone`) });
    };
    const outcome = await sendOnly(createWecomRoom({ baseUrl: host.baseUrl, key: KEY, fetch: broken }), POST);
    expect(outcome).toEqual({ kind: 'unknown', reason: 'connection-lost' });
  });

  it('names its robot by the key without telling it', () => {
    const name = roomAt(host.baseUrl).robot;
    expect(name).toMatch(/^wecom:[0-9a-f]{12}$/);
    expect(roomAt('https://other').robot).toBe(name);
    expect(roomAt(host.baseUrl, 'another').robot).not.toBe(name);
  });

  it('knows no doubles, and takes pictures and files', () => {
    const room = roomAt(host.baseUrl);
    expect([room.platform, room.idempotent, [...room.takes]]).toEqual(['wecom', false, ['picture', 'file']]);
  });

  it('says whom a part @-s', () => {
    const mention = (wecom: string) => ({
      kind: 'mention' as const,
      who: { name: wecom, accounts: { wecom } },
    });
    const nobody = { kind: 'mention' as const, who: { name: '孙平', accounts: { dingtalk: 'd-5' } } };
    const row = line('请', mention('lisi'), mention('sunp'), mention('lisi'), nobody);
    expect(onlyPart(roomAt(host.baseUrl), message(row))).toEqual({
      kind: 'text',
      text: '请<@lisi><@sunp><@lisi>孙平',
      calls: ['lisi', 'sunp'],
    });
  });

  describe('with a picture', () => {
    const bytes = Buffer.from('89504e470d0a1a0a00', 'hex');

    it('posts it with the digest of its bytes', async () => {
      expect(await roomAt(host.baseUrl).send({ kind: 'picture', bytes }, 'p')).toEqual({ kind: 'confirmed' });
      expect(host.arrived.map(({ path }) => path)).toEqual(['/cgi-bin/webhook/send']);
      expect(JSON.parse(host.arrived[0]?.body ?? '')).toEqual({
        msgtype: 'image',
        image: { base64: bytes.toString('base64'), md5: createHash('md5').update(bytes).digest('hex') },
      });
    });

    it('asks nobody about one above 2 MB', async () => {
      const large = new Uint8Array(2 * 1024 * 1024 + 1);
      expect(await roomAt(host.baseUrl).send({ kind: 'picture', bytes: large }, 'p')).toEqual(
        refused('too-long', false, 'picture-too-large'),
      );
      expect(host.arrived).toEqual([]);
    });
  });

  describe('with a file', () => {
    const UPLOADED = { body: '{"errcode":0,"type":"file","media_id":"media-1"}' };
    const file = { kind: 'file', name: '周调度.xlsx', bytes: Buffer.from('PK-xlsx') } as const;
    const send = (): Promise<Outcome> => roomAt(host.baseUrl).send(file, 'f');

    it('uploads it and posts what it was given for it', async () => {
      host.answer(UPLOADED, OK);
      expect(await send()).toEqual({ kind: 'confirmed' });
      const [upload, post] = host.arrived;
      expect([upload?.path, post?.path]).toEqual(['/cgi-bin/webhook/upload_media', '/cgi-bin/webhook/send']);
      expect([...(upload?.query ?? [])]).toEqual([
        ['key', KEY],
        ['type', 'file'],
      ]);
      expect(upload?.body).toContain('name="media"; filename="周调度.xlsx"');
      expect(JSON.parse(post?.body ?? '')).toEqual({ msgtype: 'file', file: { media_id: 'media-1' } });
    });

    it.each<[string, Answering, Outcome]>([
      ['too fast', { body: '{"errcode":45009}' }, refused('throttled', true, '45009')],
      ['a wrong file', { body: '{"errcode":40058}' }, refused('bad-request', false, '40058')],
      ['a gateway', { status: 502, body: '' }, refused('unreachable', true, '502')],
      ['no media_id', { body: '{"errcode":0}' }, refused('unreachable', true, 'unreadable-answer')],
      ['a broken connection', 'reset', refused('unreachable', true, 'ECONNRESET')],
    ])('is sure that nothing was posted where the upload fails: %s', async (_, answer, outcome) => {
      host.answer(answer);
      expect(await send()).toEqual(outcome);
      expect(host.arrived).toHaveLength(1);
    });

    it('does not know of a post whose connection broke', async () => {
      host.answer(UPLOADED, 'reset');
      expect(await send()).toEqual(unknown('connection-lost', 'ECONNRESET'));
      expect(host.arrived).toHaveLength(2);
    });

    it('asks nobody about one above 20 MB', async () => {
      const bytes = new Uint8Array(20 * 1024 * 1024 + 1);
      expect(await roomAt(host.baseUrl).send({ ...file, bytes }, 'f')).toEqual(
        refused('too-long', false, 'file-too-large'),
      );
      expect(host.arrived).toEqual([]);
    });
  });
});
