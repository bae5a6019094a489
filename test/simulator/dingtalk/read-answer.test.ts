import { describe, expect, it } from 'vitest';
import { readAnswer } from '../../../src/simulator/dingtalk/read-answer.ts';
import { groupRooms } from '../../../src/simulator/world.ts';
import { MEMBERS, WORLD } from './a-bench.ts';

const [room] = groupRooms({ members: MEMBERS, dingtalk: WORLD });
if (room === undefined) throw new Error('the world has no group');
const answered = { room, members: MEMBERS, robotName: '督办助手' };

describe('readAnswer', () => {
  it.each([
    ['nothing', ''],
    ['no JSON', 'success'],
    ['no message', '{"ok":true}'],
    ['an array', '[]'],
    ['an empty message', '{"msgtype":"empty"}'],
  ])('shows nothing where the bot says %s', (_, body) => {
    expect(readAnswer(200, body, answered)).toEqual({});
  });

  it('shows a message in the body as the reply', () => {
    const body = { msgtype: 'text', text: { content: '@u038 已记录' }, at: { atUserIds: ['u038'] } };
    expect(readAnswer(200, JSON.stringify(body), answered)).toEqual({
      shown: {
        room: 'dingtalk:all',
        as: '督办助手',
        via: 'reply',
        content: { kind: 'text', text: '@u038 已记录' },
        mentions: [{ account: 'u038', pinged: true }],
      },
    });
  });

  it('says why a message is not shown', () => {
    expect(readAnswer(200, '{"msgtype":"actionCard","actionCard":{}}', answered)).toEqual({
      note: expect.stringContaining('模拟器不支持'),
    });
    expect(readAnswer(200, '{"msgtype":"text"}', answered)).toEqual({
      note: expect.stringContaining('没有内容'),
    });
  });

  it.each([401, 500, 204, 302])('takes HTTP %i for a problem', (status) => {
    expect(readAnswer(status, '', answered)).toEqual({ problem: `机器人应答 HTTP ${status}` });
  });
});
