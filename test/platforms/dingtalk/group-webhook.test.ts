import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { markdownPayload } from '../../../src/platforms/dingtalk/encode.ts';
import { type DingtalkWebhook, postToWebhook } from '../../../src/platforms/dingtalk/group-webhook.ts';
import { refusal, type Told } from '../../../src/platforms/outcome.ts';
import { type Answering, aHost } from '../a-host.ts';
import { unknown } from '../an-outcome.ts';

const TOKEN = '566cc69da782ec33c42541ef19a98b4bf5f1ba5a5a5a5a5a5a5a5a5a5a5a5a5a';
const SECRET = 'SECtest';
/** The moment of the vector (platforms.md 9.1). */
const clock = { at: 1_735_689_600_000, now: () => clock.at };
const OK = { body: '{"errcode":0,"errmsg":"ok"}' };
const host = await aHost();
const PAYLOAD = markdownPayload({ title: '提醒', text: '逾期7项', atUserIds: [] }, 'part-1');

const post = (but: Partial<DingtalkWebhook> = {}): Promise<Told> =>
  postToWebhook({ oapiBaseUrl: host.baseUrl, token: TOKEN, secret: SECRET, clock, fetch, ...but }, PAYLOAD);

beforeEach(() => {
  clock.at = 1_735_689_600_000;
  host.answer(OK);
});
afterAll(() => host.close());

describe('postToWebhook', () => {
  it('posts the payload as it is', async () => {
    expect(await post()).toEqual({ kind: 'confirmed' });
    expect(host.arrived).toMatchObject([
      {
        method: 'POST',
        path: '/robot/send',
        contentType: 'application/json; charset=utf-8',
        body: PAYLOAD,
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
    await post({ oapiBaseUrl: 'https://oapi.dingtalk.com/', token: 'T', fetch: taking });
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
    await postToWebhook({ oapiBaseUrl: host.baseUrl, token: TOKEN, clock, fetch }, PAYLOAD);
    expect([...(host.arrived[0]?.query ?? [])]).toEqual([['access_token', TOKEN]]);
  });

  it.each<[string, Answering, Told]>([
    ['a token that is none', { body: '{"errcode":300001}' }, refusal('no-such-address', 'fall-back', 300001)],
    ['a token unknown', { body: '{"errcode":400101}' }, refusal('no-such-address', 'fall-back', 400101)],
    ['a robot disabled', { body: '{"errcode":400102}' }, refusal('no-such-address', 'fall-back', 400102)],
    ['a robot gone', { body: '{"errcode":400106}' }, refusal('no-such-address', 'fall-back', 400106)],
    ['a group dissolved', { body: '{"errcode":400013}' }, refusal('no-such-address', 'permanent', 400013)],
    ['keyword, sign or IP', { body: '{"errcode":310000}' }, refusal('security-setting', 'fall-back', 310000)],
    ['too fast', { body: '{"errcode":410100}' }, refusal('throttled', 'retry', 410100)],
    ['too fast, of old', { body: '{"errcode":130101}' }, refusal('throttled', 'retry', 130101)],
    ['a ban', { body: '{"status":1111,"wait":5}' }, refusal('throttled', 'retry', 1111)],
    ['busy', { body: '{"errcode":-1}' }, refusal('vendor-busy', 'retry', -1)],
    ['a wrong type', { body: '{"errcode":400105}' }, refusal('bad-request', 'permanent', 400105)],
    ['no JSON', { body: '{"errcode":40035}' }, refusal('bad-request', 'permanent', 40035)],
    ['a wrong header', { body: '{"errcode":43004}' }, refusal('bad-request', 'permanent', 43004)],
    ['an unsafe link', { body: '{"errcode":430101}' }, refusal('unsafe-content', 'permanent', 430101)],
    ['an unsafe content', { body: '{"errcode":430104}' }, refusal('unsafe-content', 'permanent', 430104)],
    ['too long', { body: '{"errcode":460101}' }, refusal('too-long', 'permanent', 460101)],
    ['a code of no table', { body: '{"errcode":99999}' }, refusal('other', 'permanent', 99999)],
    ['a page', { body: '<html>被拦截</html>' }, refusal('web-page', 'retry', 200)],
    ['a wrong path', { status: 404, body: 'not found' }, refusal('no-such-address', 'permanent', 404)],
    ['a redirect', { status: 302, body: '', location: '/elsewhere' }, refusal('redirected', 'permanent')],
    ['a broken server', { status: 500, body: '' }, unknown('server-error', '500')],
    ['a gateway', { status: 502, body: 'Bad Gateway' }, unknown('server-error', '502')],
    ['an answer without a code', { body: '{"ok":true}' }, unknown('unreadable-answer')],
    ['nothing', { body: '' }, unknown('unreadable-answer')],
    ['a broken connection', 'reset', unknown('connection-lost', 'ECONNRESET')],
  ])('tells of %s', async (_, answer, told) => {
    host.answer(answer);
    expect(await post()).toEqual(told);
    expect(host.arrived).toHaveLength(1);
  });

  it('does not know where no answer comes in time', async () => {
    host.answer('silence');
    const hasty: typeof fetch = (url, init) => fetch(url, { ...init, signal: AbortSignal.timeout(50) });
    expect(await post({ fetch: hasty })).toEqual(unknown('timeout'));
  });

  it('knows that nothing left where nobody listens', async () => {
    const gone = await aHost();
    await gone.close();
    expect(await post({ oapiBaseUrl: gone.baseUrl })).toEqual(
      refusal('unreachable', 'retry', 'ECONNREFUSED'),
    );
  });

  it.each(['http://oapi.dingtalk.com', 'http://10.0.0.8:8080', 'ftp://127.0.0.1', '', 'no address'])(
    'sends nothing to %j, where others could read it',
    async (oapiBaseUrl) => {
      let asked = 0;
      const counting: typeof fetch = async () => {
        asked += 1;
        return new Response(OK.body);
      };
      expect(await post({ oapiBaseUrl, fetch: counting })).toEqual(
        refusal('unreachable', 'permanent', 'not-https'),
      );
      expect(asked).toBe(0);
    },
  );

  it('shows neither token nor secret in what it tells', async () => {
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
      const told = await post();
      expect(told.kind).not.toBe('confirmed');
      expect(JSON.stringify(told)).not.toMatch(/566cc69d|SECtest/);
    }
    const broken: typeof fetch = async (url) => {
      throw new TypeError(`fetch failed: ${String(url)}`, { cause: new Error(`${String(url)} is gone`) });
    };
    expect(await post({ fetch: broken })).toEqual(unknown('connection-lost'));
  });
});
