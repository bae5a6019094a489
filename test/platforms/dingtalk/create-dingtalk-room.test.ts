import { afterAll, afterEach, beforeEach, describe, expect, it } from 'vitest';
import { line, message, type Span, strong } from '../../../src/domain/message.ts';
import { onlyPart, sendOnly } from '../a-text-part.ts';
import { refused, unknown } from '../an-outcome.ts';
import { simulatedRooms, textOf } from '../simulated-rooms.ts';
import { createRecordingLogger } from './harness.ts';

const rooms = await simulatedRooms();
const { simulator } = rooms;

const WEBHOOK = '/robot/send';
const TOKEN = '/v1.0/oauth2/accessToken';
const GROUP = '/v1.0/robot/groupMessages/send';
const OLD_TOKEN = '/gettoken';
const UPLOAD = '/media/upload';

const zhang: Span = { kind: 'mention', who: { name: '张*三*', accounts: { dingtalk: 'u038' } } };
const li: Span = { kind: 'mention', who: { name: '李四', accounts: { wecom: 'lisi' } } };
const POST = message(line(strong('重点任务每日提醒')), line('#38 城东小学 教体局 19天 ', zhang, ' ', li));
const PNG = Buffer.from('89504e470d0a1a0a00', 'hex');
const FILE = { kind: 'file', name: '周调度.xlsx', bytes: Buffer.from('PK-xlsx') } as const;

let seen = 0;
/** What came to a group since the test began. */
const fresh = (group: string) => rooms.sees('dingtalk', group).filter(({ id }) => Number(id.slice(1)) > seen);

beforeEach(() => {
  // A minute's limit is not what is tested here.
  rooms.clock.at += 60_000;
  seen = simulator.chatLog.all().length;
  rooms.asked();
});
afterEach(() => simulator.faults.clear());
afterAll(() => simulator.stop());

describe('createDingtalkRoom', () => {
  it('pushes by the webhook of the group, which @-s', async () => {
    expect(await sendOnly(rooms.dingtalk(), POST)).toEqual({ kind: 'confirmed' });
    expect(rooms.asked()).toEqual([WEBHOOK]);
    const [shown] = fresh('all');
    expect(shown).toMatchObject({
      via: 'webhook',
      title: '重点任务每日提醒',
      mentions: [{ account: 'u038', pinged: true }],
    });
    expect(textOf(shown?.content)).toBe('**重点任务每日提醒**  \n  #38 城东小学 教体局 19天 @u038 李四');
  });

  it('is shown once under the same id, and again under another', async () => {
    const room = rooms.dingtalk();
    expect(room.idempotent).toBe(true);
    for (const id of ['once', 'once', 'twice']) {
      expect(await sendOnly(room, POST, id)).toEqual({ kind: 'confirmed' });
    }
    expect(fresh('all')).toHaveLength(2);
  });

  it('pushes by the API where there is no webhook, and names whom it cannot @', async () => {
    const room = rooms.dingtalk('plain');
    expect(room.idempotent).toBe(false);
    const part = onlyPart(room, POST);
    expect(part.calls).toBeUndefined();
    expect(await room.send(part, 'part-1')).toEqual({ kind: 'confirmed' });
    expect(rooms.asked()).toEqual([TOKEN, GROUP]);
    const [shown] = fresh('plain');
    expect(shown).toMatchObject({ via: 'robot-api', title: '重点任务每日提醒' });
    expect(textOf(shown?.content)).toBe('**重点任务每日提醒**  \n  #38 城东小学 教体局 19天 张＊三＊ 李四');
  });

  it('asks for one token for many posts', async () => {
    const room = rooms.dingtalk('plain');
    await Promise.all([sendOnly(room, POST), sendOnly(room, POST), sendOnly(room, POST)]);
    expect(rooms.asked().filter((path) => path === TOKEN)).toHaveLength(1);
    expect(fresh('plain')).toHaveLength(3);
  });

  it('splits for the way that takes less, so that every part could go by either', () => {
    const long = message(...Array.from({ length: 700 }, (_, at) => `第${at}行：城东小学扩建 教体局 19天`));
    for (const group of ['all', 'plain']) {
      const parts = rooms.dingtalk(group).render(long);
      expect(parts.length).toBeGreaterThan(2);
      for (const { title = '', text } of parts) {
        expect(Buffer.byteLength(JSON.stringify({ title, text }))).toBeLessThan(15_000);
      }
      expect(parts.map(({ title }) => title?.slice(-5))).toEqual(
        parts.map((_, at) => `(${at + 1}/${parts.length})`),
      );
    }
  });

  it('names its robot by what it speaks with, without telling it', () => {
    const names = [rooms.dingtalk(), rooms.dingtalk('keyword'), rooms.dingtalk('plain')].map(
      ({ robot }) => robot,
    );
    expect(new Set(names).size).toBe(3);
    for (const name of names) expect(name).toMatch(/^dingtalk:[0-9a-f]{12}$/);
    expect(rooms.dingtalk().robot).toBe(names[0]);
  });

  describe('where the webhook is of no use', () => {
    it.each([
      ['a robot disabled', 'disabled', {}, '400102'],
      ['a robot removed', 'removed', {}, '400106'],
      ['a token unknown', 'all', { token: 'token-S3CRET' }, '400101'],
      ['a token that is none', 'all', { token: ' ' }, '300001'],
      ['another secret', 'all', { secret: 'SEC-S3CRET' }, '310000'],
      ['a keyword missing', 'keyword', {}, '310000'],
    ])('goes by the API: %s', async (_, group, settings, code) => {
      const logger = createRecordingLogger();
      const room = rooms.dingtalk(group, { ...settings, logger });
      expect(await sendOnly(room, POST)).toEqual({ kind: 'confirmed' });
      expect(rooms.asked()).toEqual([WEBHOOK, TOKEN, GROUP]);
      const [shown, ...more] = fresh(group);
      expect([shown?.via, more]).toEqual(['robot-api', []]);
      expect(textOf(shown?.content)).toContain('19天 张＊三＊ 李四');
      expect(logger.lines).toMatchObject([{ level: 'warn', facts: { robot: room.robot, code } }]);
      expect(JSON.stringify(logger.lines)).not.toContain('S3CRET');
    });

    it('does not where the group is gone', async () => {
      expect(await sendOnly(rooms.dingtalk('dissolved'), POST)).toEqual(
        refused('no-such-address', false, '400013'),
      );
      expect(rooms.asked()).toEqual([WEBHOOK]);
    });

    it('does not while the webhook is only throttled', async () => {
      simulator.faults.set('throttled', { path: WEBHOOK });
      expect(await sendOnly(rooms.dingtalk(), POST)).toEqual(refused('throttled', true, '410100'));
      expect(rooms.asked()).toEqual([WEBHOOK]);
    });

    it('does not where an earlier attempt may have arrived by the webhook', async () => {
      const room = rooms.dingtalk();
      simulator.faults.set('reset-after-accept', { times: 1 });
      expect(await sendOnly(room, POST, 'doubted')).toEqual(unknown('connection-lost', 'ECONNRESET'));
      simulator.faults.set('removed');
      expect(await sendOnly(room, POST, 'doubted')).toMatchObject(
        refused('no-such-address', false, '400106'),
      );
      expect(rooms.asked()).toEqual([WEBHOOK, WEBHOOK]);
      expect(await sendOnly(room, POST, 'another')).toEqual({ kind: 'confirmed' });
      expect(fresh('all').map(({ via }) => via)).toEqual(['webhook', 'robot-api']);
    });

    it('does not twice where the API may have taken it', async () => {
      const room = rooms.dingtalk('removed');
      simulator.faults.set('reset-after-accept', { times: 1, path: GROUP });
      expect(await sendOnly(room, POST, 'doubted')).toEqual(unknown('connection-lost', 'ECONNRESET'));
      expect(await sendOnly(room, POST, 'doubted')).toMatchObject({ kind: 'refused' });
      expect(fresh('removed')).toHaveLength(1);
      expect(rooms.asked()).toEqual([WEBHOOK, TOKEN, GROUP, WEBHOOK]);
    });

    it('tells what the API says where that refuses as well', async () => {
      const room = rooms.dingtalk('removed', { appSecret: 'wrong' });
      expect(await sendOnly(room, POST)).toEqual(refused('bad-credential', false, 'invalidClientIdOrSecret'));
      expect(fresh('removed')).toEqual([]);
    });
  });

  describe('with a picture', () => {
    const send = (group = 'all', id = 'p') => rooms.dingtalk(group).send({ kind: 'picture', bytes: PNG }, id);

    it('uploads it and shows it by the webhook', async () => {
      expect(await send()).toEqual({ kind: 'confirmed' });
      expect(rooms.asked()).toEqual([OLD_TOKEN, UPLOAD, WEBHOOK]);
      const [shown] = fresh('all');
      const mediaId = /^!\[图片\]\((@\w+)\)$/.exec(textOf(shown?.content))?.[1] ?? '';
      expect(simulator.media(mediaId)).toMatchObject({ contentType: 'image/png', bytes: PNG });
      expect(shown?.title).toBe('[图片]');
    });

    it.each([
      ['there is no webhook', 'plain', [OLD_TOKEN, UPLOAD, TOKEN, GROUP]],
      ['the webhook asks for a keyword', 'keyword', [OLD_TOKEN, UPLOAD, WEBHOOK, TOKEN, GROUP]],
    ])('shows it by the API where %s', async (_, group, paths) => {
      expect(await send(group)).toEqual({ kind: 'confirmed' });
      expect(rooms.asked()).toEqual(paths);
      expect(fresh(group)).toMatchObject([{ via: 'robot-api', content: { kind: 'image' } }]);
    });
  });

  describe('with a file', () => {
    const send = (group = 'all') => rooms.dingtalk(group).send(FILE, 'f');

    it.each(['all', 'plain'])('uploads it and sends it by the API: %s', async (group) => {
      expect(await send(group)).toEqual({ kind: 'confirmed' });
      expect(rooms.asked()).toEqual([OLD_TOKEN, UPLOAD, TOKEN, GROUP]);
      const [shown] = fresh(group);
      expect(shown?.content).toMatchObject({ kind: 'file', name: '周调度.xlsx', bytes: 7 });
    });

    it('renews a token of either API that is no longer taken, once', async () => {
      simulator.faults.set('token-expired', { times: 1 });
      expect(await send()).toEqual({ kind: 'confirmed' });
      expect(rooms.asked()).toEqual([OLD_TOKEN, UPLOAD, OLD_TOKEN, UPLOAD, TOKEN, GROUP]);
      simulator.faults.set('token-expired');
      expect(await send()).toEqual(refused('bad-credential', false, '42001'));
      expect(rooms.asked()).toEqual([OLD_TOKEN, UPLOAD, OLD_TOKEN, UPLOAD]);
    });

    it('keeps its tokens, and renews them before their end', async () => {
      const room = rooms.dingtalk();
      await room.send(FILE, 'f-1');
      rooms.clock.at += 114 * 60_000;
      await room.send(FILE, 'f-2');
      expect(rooms.asked()).toEqual([OLD_TOKEN, UPLOAD, TOKEN, GROUP, UPLOAD, GROUP]);
      rooms.clock.at += 2 * 60_000;
      await room.send(FILE, 'f-3');
      expect(rooms.asked()).toEqual([OLD_TOKEN, UPLOAD, TOKEN, GROUP]);
    });

    it.each([
      ['a gateway', 'server-error', {}, refused('unreachable', true, '502')],
      ['a page', 'not-json', {}, refused('web-page', true, '200')],
      ['busy', 'busy', {}, refused('vendor-busy', true, '-1')],
      ['silence', 'no-answer', { timeoutMs: 60 }, refused('unreachable', true, 'timeout')],
      ['a broken connection', 'reset-after-accept', {}, refused('unreachable', true, 'ECONNRESET')],
    ] as const)(
      'is sure that nothing was posted where the upload fails: %s',
      async (_, fault, hurry, outcome) => {
        simulator.faults.set(fault, { path: UPLOAD });
        expect(await rooms.dingtalk('all', hurry).send(FILE, 'f')).toEqual(outcome);
        expect(rooms.asked()).toEqual([OLD_TOKEN, UPLOAD]);
        expect(fresh('all')).toEqual([]);
      },
    );

    it('asks nobody about one above 20 MB', async () => {
      const bytes = new Uint8Array(20 * 1024 * 1024 + 1);
      expect(await rooms.dingtalk().send({ ...FILE, bytes }, 'f')).toEqual(
        refused('too-long', false, 'file-too-large'),
      );
      expect(rooms.asked()).toEqual([]);
    });
  });
});
