import { beforeAll, describe, expect, it } from 'vitest';
import { suggestCommands } from '../../../src/cli/sandbox/suggest-commands.ts';
import { castOf } from '../../../src/cli/sandbox/world-of.ts';
import type { Received } from '../../../src/commands/office.ts';
import { plainText } from '../../../src/domain/message.ts';
import { groupRooms, memberByAccount, privateRoom, type Room } from '../../../src/simulator/world.ts';
import { aSandbox, type SandboxInMemory } from './a-sandbox.ts';

const CAST = ['zhangsan', 'linna', 'liuzhenhua', 'wujianhua', 'wangzhiyuan', 'stranger'];
const GROUPS = ['wecom:county', 'wecom:housing', 'dingtalk:renewal'];
const CHATS = ['wecom:@', 'dingtalk:@'];
const MINUTE = 60_000;

/** The room of a key; `wecom:@` is the person's private chat. */
function roomOf({ world }: SandboxInMemory, key: string, account: string): Room {
  const member = memberByAccount(world, account);
  const rooms = member === undefined ? [] : [privateRoom('wecom', member), privateRoom('dingtalk', member)];
  const room = [...groupRooms(world), ...rooms].find(
    (one) => one.key === key || one.key === `${key}${account}`,
  );
  if (room === undefined) throw new Error(`no room ${key}`);
  return room;
}

let said = 0;

/** Says a text in a room, as the platforms deliver it. */
function say({ application }: SandboxInMemory, account: string, room: Room, text: string): Promise<Received> {
  said += 1;
  return application.receive({
    platform: room.vendor,
    bot: 'b',
    messageId: `m-${said}`,
    chat: { kind: room.kind, id: room.chatId },
    sender: { account },
    content: { kind: 'text', text },
  });
}

const suggestionsOf = async (sandbox: SandboxInMemory, account: string, room: Room) =>
  suggestCommands(account, room, sandbox.application.office);

describe('suggestCommands', () => {
  describe.each(CAST)('to %s', (account) => {
    it.each([...GROUPS, ...CHATS])('in %s are commands that the bot carries out', async (key) => {
      const sandbox = await aSandbox();
      const room = roomOf(sandbox, key, account);
      const suggested = await suggestionsOf(sandbox, account, room);
      expect(suggested.length).toBeGreaterThanOrEqual(3);
      expect(new Set(suggested).size).toBe(suggested.length);
      for (const text of suggested) {
        const { command, outcome, reply } = await say(sandbox, account, room, text);
        const answer = { text, command, outcome, reply: reply === undefined ? '' : plainText(reply) };
        // 撤销 may find nothing to take back; every other one is carried out or answered.
        const expected = text === '撤销' ? /^(written|nothing-to-undo)$/ : /^(written|answered)$/;
        expect(answer).toMatchObject({ outcome: expect.stringMatching(expected) });
        expect(answer.command).toMatch(/^[a-z-]+$/);
        expect(['unknown', 'unclear', 'silent', 'not-offered', 'choice', 'none']).not.toContain(
          answer.command,
        );
        expect(answer.reply).not.toMatch(/没有看懂|暂未开通|不在花名册|尚未登记/);
      }
    });
  });

  it('still are, said once more a while later', async () => {
    const sandbox = await aSandbox();
    for (const account of CAST.slice(0, 4)) {
      for (const key of GROUPS) {
        const room = roomOf(sandbox, key, account);
        for (const text of await suggestionsOf(sandbox, account, room)) {
          const { outcome } = await say(sandbox, account, room, text);
          expect({ text, outcome }).toMatchObject({
            outcome: expect.stringMatching(/^(written|answered|nothing-to-undo|undo-done)$/),
          });
        }
        sandbox.setting.clock.to(sandbox.setting.clock.now() + 20 * MINUTE);
      }
    }
  });

  it.each([2024, 2025, 2026])('are understood with the sample ledger laid into %i', async (year) => {
    const sandbox = await aSandbox(year);
    for (const account of CAST) {
      const room = roomOf(sandbox, 'wecom:county', account);
      for (const text of await suggestionsOf(sandbox, account, room)) {
        const { outcome } = await say(sandbox, account, room, text);
        expect({ text, outcome }).toMatchObject({
          outcome: expect.stringMatching(/^(written|answered|nothing-to-undo)$/),
        });
      }
    }
  });

  describe('suit who asks and where', () => {
    let sandbox: SandboxInMemory;
    beforeAll(async () => {
      sandbox = await aSandbox();
    });
    const suggested = async (account: string, key: string) =>
      suggestionsOf(sandbox, account, roomOf(sandbox, key, account));

    it('an owner may report and ask for his own', async () => {
      const [first, ...others] = await suggested('zhangsan', 'wecom:housing');
      expect(first).toMatch(/^进度 \d+ \d+% /);
      expect(others).toEqual(expect.arrayContaining(['我的任务', '撤销', '帮助']));
    });

    it('a liaison asks for the tasks of his unit', async () => {
      expect(await suggested('linna', 'wecom:housing')).toContain('我单位任务');
    });

    it('an owner who is late says why, and what blocks him, until that is written down', async () => {
      const texts = await suggested('zhangsan', 'wecom:housing');
      expect(texts).toContainEqual(expect.stringMatching(/^原因 59 .+完成$/));
      const problem = texts.find((text) => text.startsWith('问题 59 '));
      expect(problem).toMatch(/请财政局协调$/);
      const other = await aSandbox();
      const room = roomOf(other, 'wecom:housing', 'zhangsan');
      await say(other, 'zhangsan', room, problem ?? '');
      const later = await suggestionsOf(other, 'zhangsan', room);
      expect(later.filter((text) => text.startsWith('问题'))).toEqual([]);
    });

    it('nobody is late in a group about other things, and none is asked why', async () => {
      const texts = await suggested('zhangsan', 'dingtalk:renewal');
      expect(texts.filter((text) => /^(原因|问题) /.test(text))).toEqual([]);
    });

    it('a supervisor urges and demands, of the latest task, and reports nothing', async () => {
      const texts = await suggested('liuzhenhua', 'wecom:county');
      expect(texts).toEqual(
        expect.arrayContaining(['待办', '逾期', '催办 14', '督办 14 3天内反馈', '待审核']),
      );
      expect(texts.filter((text) => /^(进度|签收|办结)/.test(text))).toEqual([]);
    });

    it('a task that was urged is not urged again on that day', async () => {
      const other = await aSandbox();
      const room = roomOf(other, 'wecom:county', 'liuzhenhua');
      await say(other, 'liuzhenhua', room, '催办 14');
      expect(await suggestionsOf(other, 'liuzhenhua', room)).not.toContain('催办 14');
    });

    it('a leader asks why and leaves a remark, and reports nothing', async () => {
      const texts = await suggested('wangzhiyuan', 'wecom:county');
      expect(texts).toEqual(
        expect.arrayContaining(['逾期', '为什么红 14', '批示 14 请加快进度', '问题清单', '待办']),
      );
      expect(texts.filter((text) => /^(进度|签收|办结|通过)/.test(text))).toEqual([]);
    });

    it('a stranger may only ask to be known, for help, and for the number of the group', async () => {
      for (const key of GROUPS) {
        const [bind, ...others] = await suggested('stranger', key);
        expect(bind).toMatch(/^绑定 \S+ \S+$/);
        expect(others).toEqual(['帮助', '群号']);
      }
    });

    it('nothing of another part of the ledger is offered in a group', async () => {
      const [first = ''] = await suggested('zhangsan', 'dingtalk:renewal');
      const no = Number(/^进度 (\d+)/.exec(first)?.[1]);
      const record = await sandbox.application.office.store.get({ year: 2026, no });
      expect(record?.task.taskforce).toBe('城市更新专班');
    });

    it('they are those of the six people that one can be', () => {
      expect(castOf(sandbox.world, sandbox.directory)).toEqual(CAST);
    });
  });
});
