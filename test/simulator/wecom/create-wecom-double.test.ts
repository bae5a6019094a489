import axios from 'axios';
import { WechatApp, WechatRobot } from 'push-all-in-one';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { FaultKind } from '../../../src/simulator/faults.ts';
import { APP, aRunningWecom, type RunningWecom } from './harness.ts';

const TEXT = { msgtype: 'text', text: { content: '提醒' } };

let wecom: RunningWecom;
beforeEach(async () => {
  wecom = await aRunningWecom();
});
afterEach(() => wecom.stop());

describe('what is not played', () => {
  it.each([
    ['POST', '/cgi-bin/aibot/response?response_code=RC'],
    ['POST', '/cgi-bin/appchat/send?access_token=x'],
    ['POST', '/cgi-bin/media/upload?access_token=x&type=file'],
    ['GET', '/cgi-bin/webhook/send?key=key-all'],
    ['GET', '/'],
  ])('is told: %s %s', async (method, path) => {
    const response = await fetch(`${wecom.baseUrl}${path}`, { method });
    expect(response.status).toBe(200);
    const [route] = path.split('?');
    expect(await response.json()).toEqual({ errcode: 40008, errmsg: `not simulated: ${method} ${route}` });
    expect(wecom.lab.traffic.all()).toMatchObject([
      { outcome: 'not-simulated', note: `40008：模拟器不演 ${method} ${route}` },
    ]);
  });
});

describe('a fault', () => {
  const upload = (): ReturnType<RunningWecom['upload']> => wecom.upload(Buffer.from('工作台账'));

  it.each<readonly [FaultKind, number, number, number]>([
    ['busy', -1, -1, -1],
    ['throttled', 45009, 45009, 45009],
    ['removed', 93000, 93000, 0],
    ['token-expired', 0, 0, 42001],
    ['banned', 0, 0, 0],
    ['session-expired', 0, 0, 0],
  ])(
    '%s is worded by WeCom as %i on sending, %i on uploading, %i on an app’s message',
    async (kind, ...codes) => {
      const token = await wecom.token();
      wecom.lab.faults.set(kind);
      const message = { ...TEXT, touser: 'zhangsan', agentid: APP.agentId };
      const answers = [
        await wecom.webhook(TEXT),
        await upload(),
        await wecom.post(`/cgi-bin/message/send?access_token=${token}`, message),
      ];
      expect(answers.map(({ errcode }) => errcode)).toEqual(codes);
      expect(wecom.chatLog.all()).toHaveLength([codes[0], codes[2]].filter((code) => code === 0).length);
    },
  );

  it('that the mention does not resolve leaves the name in plain text', async () => {
    wecom.lab.faults.set('mention-unresolved', { times: 1 });
    const mention = { msgtype: 'text', text: { content: '提醒', mentioned_list: ['zhangsan'] } };
    await wecom.webhook(mention);
    await wecom.webhook(mention);
    expect(wecom.chatLog.all().map(({ mentions }) => mentions[0]?.pinged)).toEqual([false, true]);
  });

  it('is over when it is switched off', async () => {
    wecom.lab.faults.set('busy', { path: '/cgi-bin/webhook/send' });
    expect((await wecom.webhook(TEXT)).errcode).toBe(-1);
    expect((await upload()).errcode).toBe(0);
    wecom.lab.faults.clear();
    expect((await wecom.webhook(TEXT)).errcode).toBe(0);
  });
});

describe('push-all-in-one, a client others wrote', () => {
  /** Its host is written into it: only scheme, host and port are changed, nothing else of the request. */
  let interceptor: number;
  beforeEach(() => {
    interceptor = axios.interceptors.request.use((config) => {
      const asked = new URL(config.url ?? '');
      return { ...config, url: `${wecom.baseUrl}${asked.pathname}${asked.search}` };
    });
  });
  afterEach(() => axios.interceptors.request.eject(interceptor));

  it('posts texts and markdowns to the group', async () => {
    const robot = new WechatRobot({ WECHAT_ROBOT_KEY: 'key-all' });
    const text = await robot.send('每日提醒', '逾期7项 <@zhangsan>');
    const markdown = await robot.send('**周调度**', '> 红灯 12', { msgtype: 'markdown' });
    expect([text.data.errcode, markdown.data.errcode]).toEqual([0, 0]);
    expect(wecom.chatLog.of('wecom:all')).toMatchObject([
      {
        content: { kind: 'text', text: '每日提醒\n逾期7项 <@zhangsan>' },
        mentions: [{ account: 'zhangsan', pinged: true }],
      },
      { content: { kind: 'markdown', dialect: 'wecom', text: '**周调度**\n\n> 红灯 12' } },
    ]);
  });

  it('is told of a wrong key', async () => {
    const robot = new WechatRobot({ WECHAT_ROBOT_KEY: 'key-wrong' });
    expect((await robot.send('每日提醒')).data.errcode).toBe(93000);
  });

  it('sends an app’s message with a token it fetches itself', async () => {
    const app = new WechatApp({
      WECHAT_APP_CORPID: APP.corpId,
      WECHAT_APP_SECRET: APP.secret,
      WECHAT_APP_AGENTID: APP.agentId,
    });
    const sent = await app.send('临期提醒', '#12 还剩2个工作日', { msgtype: 'text', touser: 'zhangsan' });
    expect(sent.data.errcode).toBe(0);
    expect(wecom.chatLog.of('wecom:@zhangsan')).toMatchObject([
      { via: 'app', content: { text: '临期提醒\n#12 还剩2个工作日' } },
    ]);
  });
});
