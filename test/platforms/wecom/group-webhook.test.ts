import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { line, message, strong, tinted } from '../../../src/domain/message.ts';
import { createWecomRoom } from '../../../src/platforms/wecom/group-webhook.ts';
import type { Outcome } from '../../../src/ports/post-room.ts';
import { type Answering, aHost } from '../a-host.ts';
import { refused, unknown } from '../an-outcome.ts';

const KEY = '693a91f6-7xxx-4bc4-97a0-0ec2sifa5aaa';
const OK = { body: '{"errcode":0,"errmsg":"ok"}' };
const host = await aHost();
const POST = message(line(strong('重点任务每日提醒')), '逾期7项');

const roomAt = (baseUrl: string, key = KEY) => createWecomRoom({ baseUrl, key });
const post = (of = POST): Promise<Outcome> => roomAt(host.baseUrl).post(of);

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
    expect(contentOf()).toBe('#38 <@lisi>@孙平\n<font color="comment">县督查室</font>');
  });

  it('keeps a key whole that has signs of a URL in it, and a path before the API', async () => {
    await roomAt(`${host.baseUrl}/gateway/`, 'a&b=c d/é').post(POST);
    expect(host.arrived[0]?.path).toBe('/gateway/cgi-bin/webhook/send');
    expect([...(host.arrived[0]?.query ?? [])]).toEqual([['key', 'a&b=c d/é']]);
  });

  it('sends 4,096 bytes whole, and cuts what is longer, with a word that says so', async () => {
    // A line of 32 bytes with its break: 128 of them are one byte short of 4,096.
    const row = '督办督办督办督办督办1';
    await post(message(...Array(128).fill(row), ''));
    expect(Buffer.byteLength(contentOf())).toBe(4096);
    expect(contentOf()).not.toContain('截断');

    host.answer(OK);
    await post(message(...Array(128).fill(row), 'x'));
    expect(Buffer.byteLength(contentOf())).toBeLessThanOrEqual(4096);
    expect(contentOf().endsWith(`${row}\n…（内容过长，已截断）`)).toBe(true);
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
    expect(await room.post(POST)).toEqual({ kind: 'unknown', reason: 'timeout' });
  });

  it('knows that nothing left where nobody listens', async () => {
    const gone = await aHost();
    await gone.close();
    expect(await roomAt(gone.baseUrl).post(POST)).toEqual(refused('unreachable', true, 'ECONNREFUSED'));
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
      expect(await room.post(POST)).toEqual(refused('unreachable', true, 'not-https'));
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
    expect(await room.post(POST)).toEqual({ kind: 'confirmed' });
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
    const outcome = await createWecomRoom({ baseUrl: host.baseUrl, key: KEY, fetch: broken }).post(POST);
    expect(outcome).toEqual({ kind: 'unknown', reason: 'connection-lost' });
  });
});
