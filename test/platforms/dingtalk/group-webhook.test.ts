import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { line, message, strong } from '../../../src/domain/message.ts';
import { createDingtalkRoom } from '../../../src/platforms/dingtalk/group-webhook.ts';
import type { Outcome } from '../../../src/ports/post-room.ts';
import { type Answering, aHost } from '../a-host.ts';
import { refused, unknown } from '../an-outcome.ts';

const TOKEN = '566cc69da782ec33c42541ef19a98b4bf5f1ba5a5a5a5a5a5a5a5a5a5a5a5a5a';
const SECRET = 'SECtest';
/** The moment of the vector (platforms.md 9.1). */
const clock = { at: 1_735_689_600_000, now: () => clock.at };
const OK = { body: '{"errcode":0,"errmsg":"ok"}' };
const host = await aHost();
const POST = message(line(strong('重点任务每日提醒')), '逾期7项');

const roomAt = (oapiBaseUrl: string, secret: string | undefined = SECRET) =>
  createDingtalkRoom({ oapiBaseUrl, token: TOKEN, clock, ...(secret === '' ? {} : { secret }) });
const post = (of = POST): Promise<Outcome> => roomAt(host.baseUrl).post(of);

interface Body {
  readonly msgtype: string;
  readonly markdown: { readonly title: string; readonly text: string };
  readonly at: { readonly atUserIds: readonly string[]; readonly isAtAll: boolean };
  readonly msgUuid: string;
}
const bodies = (): readonly Body[] => host.arrived.map(({ body }) => JSON.parse(body));

beforeEach(() => {
  clock.at = 1_735_689_600_000;
  host.answer(OK);
});
afterAll(() => host.close());

describe('createDingtalkRoom', () => {
  it('posts markdown to the webhook of the group', async () => {
    expect(await post()).toEqual({ kind: 'confirmed' });
    expect(host.arrived).toHaveLength(1);
    expect(host.arrived[0]).toMatchObject({
      method: 'POST',
      path: '/robot/send',
      contentType: 'application/json; charset=utf-8',
    });
    expect(bodies()).toEqual([
      {
        msgtype: 'markdown',
        markdown: { title: '重点任务每日提醒', text: '**重点任务每日提醒**  \n  逾期7项' },
        at: { atUserIds: [], isAtAll: false },
        msgUuid: expect.stringMatching(/^[0-9a-f-]{36}$/),
      },
    ]);
  });

  it('signs with the secret of the robot: the vector', async () => {
    await post();
    expect([...(host.arrived[0]?.query ?? [])]).toEqual([
      ['access_token', TOKEN],
      ['timestamp', '1735689600000'],
      ['sign', 'bD412zEGNthb5YXUe1RAyaOCDWBOlz4TYtHlJFjuNJE='],
    ]);
  });

  it('encodes the signature, whose signs a URL would eat', async () => {
    const urls: string[] = [];
    const taking: typeof fetch = async (url) => {
      urls.push(String(url));
      return new Response(OK.body);
    };
    const room = createDingtalkRoom({
      oapiBaseUrl: 'https://oapi.dingtalk.com/',
      token: 'T',
      secret: SECRET,
      clock,
      fetch: taking,
    });
    expect(await room.post(POST)).toEqual({ kind: 'confirmed' });
    expect(urls).toEqual([
      'https://oapi.dingtalk.com/robot/send?access_token=T&timestamp=1735689600000&sign=bD412zEGNthb5YXUe1RAyaOCDWBOlz4TYtHlJFjuNJE%3D',
    ]);
  });

  it('signs each post at its own time', async () => {
    await post();
    clock.at += 60_000;
    await post();
    const [first, second] = host.arrived.map(({ query }) => query);
    expect(second?.get('timestamp')).toBe('1735689660000');
    expect(second?.get('sign')).not.toBe(first?.get('sign'));
  });

  it('signs nothing where the robot has no secret', async () => {
    await roomAt(host.baseUrl, '').post(POST);
    expect([...(host.arrived[0]?.query ?? [])]).toEqual([['access_token', TOKEN]]);
  });

  it('@-s by id in the text and beside it, and never all', async () => {
    const row = line(
      '#38 ',
      { kind: 'mention', who: { name: '李四', accounts: { wecom: 'lisi', dingtalk: 'd-4' } } },
      ' ',
      { kind: 'mention', who: { name: '孙平', accounts: { wecom: 'sunping' } } },
    );
    await post(message(row));
    expect(bodies()).toMatchObject([
      { markdown: { text: '#38 @d-4 @孙平' }, at: { atUserIds: ['d-4'], isAtAll: false } },
    ]);
  });

  it('gives every post a number of its own, under which the vendor takes it once', async () => {
    await post();
    await post();
    const [first, second] = bodies();
    expect(first?.msgUuid).not.toBe(second?.msgUuid);
  });

  describe('of a long message', () => {
    const LONG = message(...Array.from({ length: 700 }, (_, at) => `第${at}行：城东小学扩建 教体局 19天`));

    it('sends the parts in order, each within 20,000 bytes', async () => {
      expect(await post(LONG)).toEqual({ kind: 'confirmed' });
      expect(host.arrived.length).toBeGreaterThan(1);
      for (const { body } of host.arrived) expect(Buffer.byteLength(body)).toBeLessThan(20_000);
      const of = host.arrived.length;
      expect(bodies().map(({ markdown }) => markdown.title.slice(-5))).toEqual(
        Array.from({ length: of }, (_, at) => `(${at + 1}/${of})`),
      );
      expect(new Set(bodies().map(({ msgUuid }) => msgUuid)).size).toBe(of);
    });

    it('stops at the first part that is not confirmed', async () => {
      host.answer({ body: '{"errcode":410100}' });
      expect(await post(LONG)).toMatchObject({ kind: 'refused', reason: 'throttled' });
      expect(host.arrived).toHaveLength(1);
    });
  });

  it.each<[string, Answering, Outcome]>([
    ['a token that is none', { body: '{"errcode":300001}' }, refused('no-such-address', false, '300001')],
    ['a token unknown', { body: '{"errcode":400101}' }, refused('no-such-address', false, '400101')],
    ['a robot disabled', { body: '{"errcode":400102}' }, refused('no-such-address', false, '400102')],
    ['a robot gone', { body: '{"errcode":400106}' }, refused('no-such-address', false, '400106')],
    ['a group dissolved', { body: '{"errcode":400013}' }, refused('no-such-address', false, '400013')],
    ['keyword, sign or IP', { body: '{"errcode":310000}' }, refused('security-setting', false, '310000')],
    ['too fast', { body: '{"errcode":410100}' }, refused('throttled', true, '410100')],
    ['too fast, of old', { body: '{"errcode":130101}' }, refused('throttled', true, '130101')],
    ['a ban', { body: '{"status":1111,"wait":5}' }, refused('throttled', true, '1111')],
    ['busy', { body: '{"errcode":-1}' }, refused('vendor-busy', true, '-1')],
    ['a wrong type', { body: '{"errcode":400105}' }, refused('bad-request', false, '400105')],
    ['no JSON', { body: '{"errcode":40035}' }, refused('bad-request', false, '40035')],
    ['a wrong header', { body: '{"errcode":43004}' }, refused('bad-request', false, '43004')],
    ['an unsafe link', { body: '{"errcode":430101}' }, refused('unsafe-content', false, '430101')],
    ['an unsafe content', { body: '{"errcode":430104}' }, refused('unsafe-content', false, '430104')],
    ['too long', { body: '{"errcode":460101}' }, refused('too-long', false, '460101')],
    ['a code of no table', { body: '{"errcode":99999}' }, refused('other', false, '99999')],
    ['a page', { body: '<html>被拦截</html>' }, refused('web-page', true, '200')],
    ['a wrong path', { status: 404, body: 'not found' }, refused('no-such-address', false, '404')],
    ['a redirect', { status: 302, body: '', location: '/elsewhere' }, refused('redirected', false)],
    ['a broken server', { status: 500, body: '' }, unknown('server-error', '500')],
    ['a gateway', { status: 502, body: 'Bad Gateway' }, unknown('server-error', '502')],
    ['an answer without a code', { body: '{"ok":true}' }, unknown('unreadable-answer')],
    ['nothing', { body: '' }, unknown('unreadable-answer')],
    ['a broken connection', 'reset', unknown('connection-lost', 'ECONNRESET')],
  ])('tells of %s', async (_, answer, outcome) => {
    host.answer(answer);
    expect(await post()).toEqual(outcome);
    expect(host.arrived).toHaveLength(1);
  });

  it('does not know where no answer comes in time', async () => {
    host.answer('silence');
    const hasty: typeof fetch = (url, init) => fetch(url, { ...init, signal: AbortSignal.timeout(50) });
    const room = createDingtalkRoom({ oapiBaseUrl: host.baseUrl, token: TOKEN, clock, fetch: hasty });
    expect(await room.post(POST)).toEqual({ kind: 'unknown', reason: 'timeout' });
  });

  it('knows that nothing left where nobody listens', async () => {
    const gone = await aHost();
    await gone.close();
    expect(await roomAt(gone.baseUrl).post(POST)).toEqual(refused('unreachable', true, 'ECONNREFUSED'));
  });

  it.each(['http://oapi.dingtalk.com', 'http://10.0.0.8:8080', 'ftp://127.0.0.1', '', 'no address'])(
    'sends nothing to %j, where others could read it',
    async (oapiBaseUrl) => {
      let asked = 0;
      const counting: typeof fetch = async () => {
        asked += 1;
        return new Response(OK.body);
      };
      const room = createDingtalkRoom({ oapiBaseUrl, token: TOKEN, clock, fetch: counting });
      expect(await room.post(POST)).toEqual(refused('unreachable', true, 'not-https'));
      expect(asked).toBe(0);
    },
  );

  it('shows neither token nor secret in an outcome', async () => {
    const answers: readonly Answering[] = [
      { body: JSON.stringify({ errcode: 310000, errmsg: `sign not match, token ${TOKEN} ${SECRET}` }) },
      { body: JSON.stringify({ errcode: 300001, errmsg: TOKEN }) },
      { body: `<html>${TOKEN}</html>` },
      { status: 302, body: '', location: `/robot/send?access_token=${TOKEN}` },
      { status: 500, body: TOKEN },
      'reset',
    ];
    for (const answer of answers) {
      host.answer(answer);
      const outcome = await post();
      expect(outcome.kind).not.toBe('confirmed');
      expect(JSON.stringify(outcome)).not.toMatch(/566cc69d|SECtest/);
    }
    const broken: typeof fetch = async (url) => {
      throw new TypeError(`fetch failed: ${String(url)}`, { cause: new Error(`${String(url)} is gone`) });
    };
    const room = createDingtalkRoom({ oapiBaseUrl: host.baseUrl, token: TOKEN, clock, fetch: broken });
    expect(await room.post(POST)).toEqual({ kind: 'unknown', reason: 'connection-lost' });
  });
});
