import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ERRCODES } from '../../../src/simulator/wecom/errcodes.ts';
import { type Answered, APP, aRunningWecom, HOUR, MINUTE, type RunningWecom } from './harness.ts';

const TEXT = { msgtype: 'text', text: { content: '提醒' } };
const APP_TEXT = { ...TEXT, touser: 'zhangsan', agentid: APP.agentId };

/** For every errcode, a request that WeCom answers with it. */
const PROVOKED: Readonly<Record<string, (wecom: RunningWecom) => Promise<Answered>>> = {
  '-1': (wecom) => {
    wecom.lab.faults.set('busy', { times: 1 });
    return wecom.webhook(TEXT);
  },
  '40001': (wecom) => wecom.get(`/cgi-bin/gettoken?corpid=${APP.corpId}&corpsecret=wrong`),
  '40008': (wecom) => wecom.webhook({ msgtype: 'texts', texts: { content: '提醒' } }),
  '40014': (wecom) => wecom.post('/cgi-bin/message/send?access_token=made-up', APP_TEXT),
  '40058': (wecom) => wecom.webhook({ msgtype: 'text', text: '提醒' }),
  '42001': async (wecom) => {
    const token = await wecom.token();
    wecom.pass(2 * HOUR);
    return wecom.post(`/cgi-bin/message/send?access_token=${token}`, APP_TEXT);
  },
  '44001': (wecom) => wecom.upload(Buffer.alloc(0)),
  '44004': (wecom) => wecom.webhook({ msgtype: 'text', text: { content: '' } }),
  '45009': async (wecom) => {
    for (let count = 0; count < 20; count += 1) await wecom.webhook(TEXT);
    const refused = await wecom.webhook(TEXT);
    wecom.pass(MINUTE);
    return refused;
  },
  '81013': (wecom) => wecom.app({ ...APP_TEXT, touser: 'nobody|noone' }),
  '93000': (wecom) => wecom.webhook(TEXT, 'key-gone'),
};

let wecom: RunningWecom;
beforeAll(async () => {
  wecom = await aRunningWecom();
});
afterAll(() => wecom.stop());

describe('every errcode claimed', () => {
  it('has a request that provokes it', () => {
    expect(Object.keys(PROVOKED).sort()).toEqual(Object.keys(ERRCODES).sort());
  });

  it.each(Object.entries(ERRCODES))(
    '%s is answered over HTTP, and explained in Chinese',
    async (code, row) => {
      const before = wecom.chatLog.all().length;
      const answered = await PROVOKED[code]?.(wecom);
      const recorded = wecom.lab.traffic.all().at(-1);
      expect(answered?.errcode).toBe(Number(code));
      expect(answered?.errmsg).toContain(row.errmsg);
      expect(answered?.errmsg).toMatch(/^[\x20-\x7e]+$/);
      expect(recorded?.outcome).toBe('refused');
      expect(recorded?.note).toMatch(code === '-1' ? /故障：busy/ : new RegExp(`^${code}：${row.meaning}`));
      // Twenty pass before the limit; a refused message is never seen.
      expect(wecom.chatLog.all().length - before).toBe(code === '45009' ? 20 : 0);
    },
  );
});
