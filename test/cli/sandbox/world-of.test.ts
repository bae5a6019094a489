import { describe, expect, it } from 'vitest';
import { FIXED_SECRETS, sandboxConfig } from '../../../src/cli/sandbox/sandbox-config.ts';
import { castOf, worldOf } from '../../../src/cli/sandbox/world-of.ts';
import { type Directory, EMPTY_DIRECTORY, personByAccount } from '../../../src/domain/people.ts';
import { groupRooms, memberByAccount } from '../../../src/simulator/world.ts';
import { aDirectory, aPerson } from '../../support/a-task.ts';
import { aConfig, aSandbox } from './a-sandbox.ts';

const SANDBOX = sandboxConfig(aConfig(), FIXED_SECRETS);
const peopled = (...people: Directory['people']): Directory => aDirectory({ people });

const TWO_PLATFORMS = aConfig(`
bot: { names: [督办助手, 小督] }
wecom:
  bots:
    - { id: aib-1, token: token01, encodingAESKey: AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8 }
    - { id: aib-2, token: token02, encodingAESKey: AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8 }
dingtalk:
  robots: [{ code: ding1, appKey: key1, appSecret: secret1 }]
groups:
  - id: all
    title: 全县重点工作调度群
    wecom: { chatId: wrALL, webhookKey: key-all }
    dingtalk: { conversationId: cidALL, webhookToken: token-all, webhookSecret: SEC-all }
  - { id: quiet, title: 只听不发的群, wecom: { chatId: wrQUIET } }
  - { id: unsigned, title: 不加签的群, dingtalk: { conversationId: cidUNSIGNED, webhookToken: token-unsigned } }
`);

describe('worldOf', () => {
  it('has the bot and the groups of the config, with the same credentials', () => {
    expect(worldOf(TWO_PLATFORMS, EMPTY_DIRECTORY)).toMatchObject({
      wecom: {
        bot: { id: 'aib-1', name: '督办助手', token: 'token01', receiveId: '' },
        groups: [
          { id: 'all', title: '全县重点工作调度群', chatId: 'wrALL', webhook: { key: 'key-all' } },
          { id: 'quiet', title: '只听不发的群', chatId: 'wrQUIET' },
        ],
      },
      dingtalk: {
        robot: { code: 'ding1', name: '督办助手', appKey: 'key1', appSecret: 'secret1' },
        groups: [
          { id: 'all', conversationId: 'cidALL', webhook: { token: 'token-all', secret: 'SEC-all' } },
          { id: 'unsigned', conversationId: 'cidUNSIGNED', webhook: { token: 'token-unsigned' } },
        ],
      },
    });
  });

  it('has no push robot in a group that the bot cannot push to', () => {
    const { wecom, dingtalk } = worldOf(TWO_PLATFORMS, EMPTY_DIRECTORY);
    expect(wecom?.groups[1]).not.toHaveProperty('webhook');
    expect(dingtalk?.groups[1]?.webhook).not.toHaveProperty('secret');
  });

  it('lacks the platform that the config lacks', () => {
    const { dingtalk: _, ...config } = TWO_PLATFORMS;
    expect(worldOf(config, EMPTY_DIRECTORY)).not.toHaveProperty('dingtalk');
    expect(worldOf(aConfig(), EMPTY_DIRECTORY)).toEqual({ members: expect.any(Array) });
  });

  it('has a room for each group of the sandbox', () => {
    expect(groupRooms(worldOf(SANDBOX, EMPTY_DIRECTORY)).map(({ key, title }) => [key, title])).toEqual([
      ['wecom:county', '全县重点工作调度群'],
      ['wecom:housing', '住建局任务群'],
      ['wecom:leaders', '县领导调度群'],
      ['wecom:office', '督查室'],
      ['dingtalk:renewal', '城市更新专班群'],
    ]);
  });

  it('holds everybody of the roster who has an account, and a stranger', () => {
    const directory = peopled(
      aPerson({ accounts: { wecom: 'zhangsan', dingtalk: 'zhangsan' } }),
      aPerson({
        id: 'p2',
        name: '李四',
        unit: '财政局',
        roles: ['liaison', 'head'],
        accounts: { wecom: 'w-lisi', dingtalk: 'd-lisi' },
      }),
      aPerson({ id: 'p3', name: '无账号' }),
    );
    expect(worldOf(SANDBOX, directory).members).toEqual([
      { account: 'zhangsan', name: '张三', note: '承办人 · 住建局' },
      { account: 'w-lisi', name: '李四', note: '联络员、单位负责人 · 财政局' },
      { account: 'd-lisi', name: '李四', note: '联络员、单位负责人 · 财政局' },
      { account: 'stranger', name: '陌生人', note: '不在花名册' },
    ]);
  });

  it('holds a few people where there is no roster', () => {
    const { members } = worldOf(SANDBOX, EMPTY_DIRECTORY);
    expect(members.map(({ account }) => account)).toEqual(['zhangsan', 'lisi', 'wangwu', 'stranger']);
  });

  it('has a stranger whom the sample roster does not know', async () => {
    const { directory } = await aSandbox();
    for (const platform of ['wecom', 'dingtalk'] as const) {
      expect(personByAccount(directory, platform, 'stranger')).toBeUndefined();
    }
  });
});

describe('castOf', () => {
  it('is the first owner, liaison, supervisor, signer and leader, and the stranger, all of them in the world', async () => {
    const { world, directory } = await aSandbox();
    const cast = castOf(world, directory);
    expect(cast).toEqual(['zhangsan', 'linna', 'liuzhenhua', 'wujianhua', 'wangzhiyuan', 'stranger']);
    for (const account of cast) expect(memberByAccount(world, account)).toBeDefined();
  });

  it('prefers those whose first role it is, and names nobody twice', () => {
    const directory = peopled(
      aPerson({ id: 'p1', roles: ['head', 'liaison'], accounts: { wecom: 'head' } }),
      aPerson({ id: 'p2', roles: ['owner', 'leader'], accounts: { wecom: 'owner' } }),
      aPerson({ id: 'p3', roles: ['liaison'], accounts: { dingtalk: 'liaison' } }),
    );
    expect(castOf(worldOf(SANDBOX, directory), directory)).toEqual(['owner', 'liaison', 'stranger']);
  });

  it('is everybody there is, without a roster', () => {
    const world = worldOf(SANDBOX, EMPTY_DIRECTORY);
    expect(castOf(world, EMPTY_DIRECTORY)).toEqual(['zhangsan', 'lisi', 'wangwu', 'stranger']);
  });
});
