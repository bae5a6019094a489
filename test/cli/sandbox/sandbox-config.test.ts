import { describe, expect, it } from 'vitest';
import {
  FIXED_SECRETS,
  randomSecrets,
  sandboxConfig,
  withHosts,
} from '../../../src/cli/sandbox/sandbox-config.ts';
import { parseConfig } from '../../../src/config/parse-config.ts';
import type { Config } from '../../../src/config/schema.ts';
import { yamlText } from '../../../src/config/yaml-text.ts';
import { aConfig } from './a-sandbox.ts';

const HOSTS = { wecom: 'http://127.0.0.1:40001', dingtalk: 'http://127.0.0.1:40002' };
const SECRETS = [
  ['new at each start', randomSecrets],
  ['the same at each start', () => FIXED_SECRETS],
] as const;

/** What an operator would get who put this config into a file. */
function reread(config: object): Config {
  const parsed = parseConfig(yamlText(config), {});
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.mistakes));
  return parsed.config;
}

describe('sandboxConfig', () => {
  it.each(SECRETS)('passes as a config file once the hosts are known, with secrets %s', (_, secrets) => {
    const config = withHosts(sandboxConfig(aConfig(), secrets()), HOSTS);
    expect(reread(config)).toEqual(config);
  });

  it.each(SECRETS)('has a part that a bot of its own can be started with, with secrets %s', (_, secrets) => {
    const { wecom, dingtalk, groups } = withHosts(sandboxConfig(aConfig(), secrets()), HOSTS);
    expect(reread({ wecom, dingtalk, groups })).toMatchObject({ wecom, dingtalk, groups });
  });

  it('keeps what the office decided', () => {
    const office = aConfig(
      'timezone: Asia/Urumqi\nbot: { names: [小督] }\nreview: two-step\ndata: /srv/duban\n',
    );
    const { timezone, bot, review, data, rules } = sandboxConfig(office, FIXED_SECRETS);
    expect({ timezone, bot, review, data, rules }).toEqual({
      timezone: 'Asia/Urumqi',
      bot: { names: ['小督'] },
      review: 'two-step',
      data: '/srv/duban',
      rules: office.rules,
    });
  });

  it('posts to groups of each audience, and tells trouble to the office', () => {
    const { groups, alerts } = sandboxConfig(aConfig(), FIXED_SECRETS);
    expect(alerts).toEqual([{ group: 'office' }]);
    expect(groups.map(({ id, audience, scope }) => [id, audience, scope])).toEqual([
      ['county', 'county', 'all'],
      ['housing', 'unit', { units: ['住房和城乡建设局'] }],
      ['leaders', 'leaders', 'all'],
      ['office', 'unit', 'all'],
      ['renewal', 'taskforce', { taskforce: ['城市更新专班'] }],
    ]);
    expect(groups.map(({ posts }) => Object.keys(posts).join(' '))).toEqual([
      'overdue unreported',
      'overdue unreported',
      'weekly monthly',
      '',
      'overdue unreported',
    ]);
    for (const { wecom, dingtalk } of groups) {
      expect(wecom?.webhookKey ?? dingtalk?.webhookToken).toMatch(/\w+/);
    }
  });

  it('changes nothing of the config that it is made of', () => {
    const office = aConfig();
    const before = structuredClone(office);
    withHosts(sandboxConfig(office, FIXED_SECRETS), HOSTS);
    expect(office).toEqual(before);
  });
});

describe('randomSecrets', () => {
  it('are new each time, and each name has its own', () => {
    const [one, other] = [
      sandboxConfig(aConfig(), randomSecrets()),
      sandboxConfig(aConfig(), randomSecrets()),
    ];
    const all = [one, other].flatMap(secretsOf);
    expect(all).toHaveLength(18);
    expect(new Set(all).size).toBe(18);
  });
});

describe('FIXED_SECRETS', () => {
  it('are the same each time, and each name has its own', () => {
    const one = secretsOf(sandboxConfig(aConfig(), FIXED_SECRETS));
    expect(secretsOf(sandboxConfig(aConfig(), FIXED_SECRETS))).toEqual(one);
    expect(new Set(one).size).toBe(9);
  });

  it('have a key of 32 bytes', () => {
    expect(Buffer.from(`${FIXED_SECRETS.encodingAESKey}=`, 'base64')).toHaveLength(32);
  });
});

describe('withHosts', () => {
  it('leaves a config without platforms as it is', () => {
    expect(withHosts(aConfig(), HOSTS)).toEqual(aConfig());
  });

  it('fills in only what is played', () => {
    const config = withHosts(sandboxConfig(aConfig(), FIXED_SECRETS), { wecom: HOSTS.wecom });
    expect(config.wecom?.baseUrl).toBe(HOSTS.wecom);
    expect(config.dingtalk?.oapiBaseUrl).toBe('');
  });
});

/** Every credential of a config. */
function secretsOf({ wecom, dingtalk, groups }: Config): readonly string[] {
  return [
    ...(wecom?.bots.flatMap((bot) => [bot.token, bot.encodingAESKey]) ?? []),
    ...(dingtalk?.robots.map((robot) => robot.appSecret) ?? []),
    ...groups.flatMap((group) => [
      group.wecom?.webhookKey,
      group.dingtalk?.webhookToken,
      group.dingtalk?.webhookSecret,
    ]),
  ].filter((secret) => secret !== undefined);
}
