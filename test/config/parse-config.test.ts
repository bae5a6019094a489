// biome-ignore-all lint/suspicious/noTemplateCurlyInString: ${NAME} is what people write in the config.
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { ConfigError, type Mistake } from '../../src/config/mistake.ts';
import { parseConfig } from '../../src/config/parse-config.ts';
import type { GroupConfig } from '../../src/config/schema.ts';
import type { Group } from '../../src/domain/visibility.ts';
import { EXAMPLE, EXAMPLE_ENV } from './example.ts';

function mistakesOf(text: string, env: Readonly<Record<string, string>> = {}): readonly Mistake[] {
  const parsed = parseConfig(text, env);
  return parsed.ok ? [] : parsed.mistakes;
}

/** `path：problem。remedy` of each mistake. */
function told(text: string, env: Readonly<Record<string, string>> = {}): readonly string[] {
  return mistakesOf(text, env).map(({ path, problem, remedy }) => `${path}：${problem}。${remedy}`);
}

const WECOM =
  'wecom: { bots: [{ id: aib-1, token: abc123, encodingAESKey: "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8" }] }';
const DINGTALK = 'dingtalk: { robots: [{ code: ding1, appKey: ding1, appSecret: sesame }] }';
const group = (inner: string): string =>
  `${WECOM}\ngroups:\n  - { id: a, title: 甲, wecom: { chatId: wr1 }, ${inner} }`;

describe('parseConfig', () => {
  it('takes an empty document, or one of comments only, as all defaults', () => {
    for (const text of ['', '# 无']) {
      expect(parseConfig(text, {})).toEqual({
        ok: true,
        config: {
          bot: { names: ['督办助手'] },
          office: { names: ['督查室'], short: '督查室' },
          timezone: 'Asia/Shanghai',
          data: './data',
          server: { host: '127.0.0.1', port: 3000, sandbox: 'loopback' },
          groups: [],
          alerts: [],
          rules: [{ from: '2000-01-01', dueWorkdays: 5, errandDueWorkdays: 1, yellowLag: 10, redLag: 20 }],
          review: 'one-step',
        },
      });
    }
  });

  it('takes the default file without any environment, and finds no platform in it', () => {
    const parsed = parseConfig(readFileSync('config/default.yaml', 'utf8'), {});
    expect(parsed).toMatchObject({ ok: true, config: { groups: [] } });
    expect(parsed.ok && [parsed.config.wecom, parsed.config.dingtalk]).toEqual([undefined, undefined]);
  });

  it('takes the example file when its variables are set, with their values in place', () => {
    const parsed = parseConfig(EXAMPLE, EXAMPLE_ENV);
    expect(parsed).toMatchObject({
      ok: true,
      config: {
        wecom: { bots: [{ token: EXAMPLE_ENV.WECOM_BOT_TOKEN }] },
        dingtalk: { robots: [{ appSecret: EXAMPLE_ENV.DINGTALK_APP_SECRET }] },
        groups: [
          {
            id: 'all',
            wecom: { chatId: 'wrABC', webhookKey: EXAMPLE_ENV.WECOM_GROUP_KEY },
            posts: {
              overdue: { cron: '30 8 * * *', on: 'workday', release: 'auto' },
              weekly: { cron: '0 9 * * *', on: 'week-start', release: 'hold' },
            },
          },
          { id: 'office', wecom: { chatId: 'wrOFFICE', webhookKey: EXAMPLE_ENV.WECOM_OFFICE_KEY } },
        ],
        alerts: [{ group: 'office' }],
        rules: [{ from: '2026-01-01', dueWorkdays: 5, errandDueWorkdays: 1, yellowLag: 10, redLag: 20 }],
      },
    });
  });

  it('names every variable the example needs when none is set, each at its place', () => {
    expect(mistakesOf(EXAMPLE).map(({ path, problem }) => [path, problem])).toEqual([
      ['wecom.bots[0].token', '环境变量 WECOM_BOT_TOKEN 没有设置，或是空的'],
      ['wecom.bots[0].encodingAESKey', '环境变量 WECOM_BOT_AES_KEY 没有设置，或是空的'],
      ['dingtalk.robots[0].appSecret', '环境变量 DINGTALK_APP_SECRET 没有设置，或是空的'],
      ['groups[0].wecom.webhookKey', '环境变量 WECOM_GROUP_KEY 没有设置，或是空的'],
      ['groups[0].dingtalk.webhookToken', '环境变量 DT_TOKEN 没有设置，或是空的'],
      ['groups[0].dingtalk.webhookSecret', '环境变量 DT_SECRET 没有设置，或是空的'],
      ['groups[1].wecom.webhookKey', '环境变量 WECOM_OFFICE_KEY 没有设置，或是空的'],
    ]);
  });

  it('gives each kind of post the time, day and release of its kind', () => {
    const kinds = [
      'overdue',
      'near-due',
      'unreported',
      'weekly',
      'monthly',
      'quarterly',
      'halfyear',
      'yearly',
    ];
    const parsed = parseConfig(group(`posts: { ${kinds.map((kind) => `${kind}: {}`).join(', ')} }`), {});
    expect(parsed.ok && parsed.config.groups[0]?.posts).toEqual({
      overdue: { cron: '30 8 * * *', on: 'workday', release: 'auto' },
      'near-due': { cron: '30 8 * * *', on: 'workday', release: 'auto' },
      unreported: { cron: '0 15 * * *', on: 'workday', release: 'auto' },
      weekly: { cron: '0 9 * * *', on: 'week-start', release: 'hold' },
      monthly: { cron: '0 9 * * *', on: 'month-start', release: 'sign' },
      quarterly: { cron: '0 9 * * *', on: 'quarter-start', release: 'sign' },
      halfyear: { cron: '0 9 10 7 *', on: 'workday-before', release: 'sign' },
      yearly: { cron: '0 9 * * *', on: 'year-start', release: 'sign' },
    });
  });

  it('yields groups that the domain takes as they are', () => {
    const parsed = parseConfig(group('scope: { units: [住建局], taskforce: [治污专班] }'), {});
    const taken: readonly Group[] = parsed.ok ? (parsed.config.groups satisfies readonly GroupConfig[]) : [];
    expect(taken[0]).toMatchObject({
      audience: 'county',
      compare: false,
      scope: { units: ['住建局'], taskforce: ['治污专班'] },
    });
  });

  it('replaces variables after parsing, so that a value cannot change the document', () => {
    const parsed = parseConfig('bot: { names: ["${NAME}"] }', { NAME: 'x"] }\nreview: two-step # ${OTHER}' });
    expect(parsed).toMatchObject({
      ok: true,
      config: { bot: { names: ['x"] }\nreview: two-step # ${OTHER}'] }, review: 'one-step' },
    });
  });
});

describe('what is told of a mistake', () => {
  it.each([
    [
      'an unknown key, by the nearest known one',
      'timezon: UTC',
      'timezon：没有这个配置项。是否要写 timezone？不是就删去',
    ],
    [
      'an unknown key in the spelling of another habit',
      `${WECOM}\ngroups: [{ id: a, title: 甲, wecom: { chatId: wr1, webhook_key: k } }]`,
      'groups[0].wecom.webhook_key：没有这个配置项。是否要写 webhookKey？不是就删去',
    ],
    [
      'an unknown key like no other, by what there is',
      'bot: { colour: red }',
      'bot.colour：没有这个配置项。删去；这一层可用的有：names',
    ],
    [
      'an unknown key inside a scope',
      group('scope: { unit: [住建局] }'),
      'groups[0].scope.unit：没有这个配置项。是否要写 units？不是就删去',
    ],
    [
      'a missing key',
      `${WECOM}\ngroups: [{ id: a, wecom: { chatId: w } }]`,
      'groups[0].title：缺少这一项。补上这一项，写法见 config/example.yaml',
    ],
    [
      'a number for an id',
      group('').replace('{ id: a,', '{ id: 0138,'),
      'groups[0].id：应为文字，写成了数字。给值加引号，如 "0138"',
    ],
    ['a key without a value', 'groups:', 'groups：冒号后面没有写值。写上值；不需要这一项就整行删去'],
    ['text for a number', 'server: { port: "3000" }', 'server.port：应为数字，写成了文字。去掉引号，只写值'],
    ['a fraction for a whole number', 'server: { port: 30.5 }', 'server.port：应为整数，写成了小数。写整数'],
    ['a port out of range', 'server: { port: 70000 }', 'server.port：数字太大。不大于 65535'],
    [
      'a list that is none',
      'alerts: { group: a }',
      'alerts：应为列表，写成了键值。写成列表：每项一行，以 - 开头，或写在 [ ] 里',
    ],
    ['an empty list', 'bot: { names: [] }', 'bot.names：是空的。至少写一个；不需要这一项就整项删去'],
    ['an empty text', 'data: " "', 'data：是空的。写上内容'],
    [
      'a word that is not one of the words',
      'review: three-step',
      'review：不是可用的值。写 one-step、two-step 之一',
    ],
    [
      'a zone that does not exist',
      'timezone: Asia/Shangai',
      'timezone：没有这个时区。写 IANA 时区名，如 Asia/Shanghai',
    ],
    [
      'an offset for a zone',
      'timezone: "+08:00"',
      'timezone：没有这个时区。写 IANA 时区名，如 Asia/Shanghai',
    ],
    [
      'a day that does not exist',
      'rules: [{ from: 2026-02-30 }]',
      'rules[0].from：不是有效的日期。写作 2026-01-31，并且是确有的一天',
    ],
    [
      'a scope that is a word',
      group('scope: some'),
      'groups[0].scope：写法不对。写 all，或写 units、leaders、categories、sources、taskforce 中的几种',
    ],
    [
      'a cron of four fields',
      group('posts: { overdue: { cron: "8 * * *" } }'),
      'groups[0].posts.overdue.cron：写法不对。写五段：分 时 日 月 周，如 "30 8 * * *" 表示8:30',
    ],
    [
      'a cron of a day that there is not',
      group('posts: { overdue: { cron: "0 9 31 2 *" } }'),
      'groups[0].posts.overdue.cron：没有这样的日期。核对日和月（第三、四段），如 "0 9 28 2 *" 表示2月28日9:00',
    ],
    [
      'a cron with a month that there is not',
      group('posts: { overdue: { cron: "0 9 31 13 *" } }'),
      'groups[0].posts.overdue.cron：写法不对。写五段：分 时 日 月 周，如 "30 8 * * *" 表示8:30',
    ],
    [
      'a URL of another protocol',
      'server: { publicUrl: ftp://a.b }',
      'server.publicUrl：不是有效的网址。写完整的网址，如 https://example.gov.cn',
    ],
    [
      'a document that is no map',
      '- 1',
      '整个文件：应为键值，写成了列表。写成键值：每行一个“键: 值”，比上一层多缩进两个空格',
    ],
    [
      'a variable written wrongly',
      'bot: { names: ["${2A}"] }',
      'bot.names[0]：变量写法不对。写作 ${NAME}，NAME 由字母、数字、下划线组成，不以数字开头',
    ],
    [
      'a variable left open',
      'bot: { names: ["${A"] }',
      'bot.names[0]：变量写法不对。写作 ${NAME}，NAME 由字母、数字、下划线组成，不以数字开头',
    ],
  ])('tells of %s', (_, text, expected) => {
    expect(told(text)).toEqual([expected]);
  });

  it.each([
    [
      'a repeated group',
      `${WECOM}\ngroups: [{ id: a, title: 甲, wecom: { chatId: w1 } }, { id: a, title: 乙, wecom: { chatId: w2 } }]`,
      'groups[1].id：与 groups[0].id 重复。每个群的 id 各不相同',
    ],
    [
      'a room written twice',
      `${WECOM}\ngroups: [{ id: a, title: 甲, wecom: { chatId: w } }, { id: b, title: 乙, wecom: { chatId: w } }]`,
      'groups[1].wecom.chatId：与 groups[0].wecom.chatId 重复。一个群只写一次；同一群的两个平台写在同一项里',
    ],
    [
      'a webhook shared by two groups',
      `${DINGTALK}\ngroups: [{ id: a, title: 甲, dingtalk: { conversationId: c1, webhookToken: t } }, { id: b, title: 乙, dingtalk: { conversationId: c2, webhookToken: t } }]`,
      'groups[1].dingtalk.webhookToken：与 groups[0].dingtalk.webhookToken 重复。每个群用自己的群机器人，不共用 Webhook',
    ],
    [
      'a platform that is not configured',
      `${WECOM}\ngroups: [{ id: a, title: 甲, dingtalk: { conversationId: c } }]`,
      'groups[0].dingtalk：没有配置平台 dingtalk。补上顶层的 dingtalk，或从这个群删去 dingtalk',
    ],
    [
      'a group on no platform',
      'groups: [{ id: a, title: 甲 }]',
      'groups[0]：没有写这个群在哪个平台。写上 wecom 或 dingtalk，群号在群里发“群号”可得',
    ],
    [
      'a secret without its token',
      `${DINGTALK}\ngroups: [{ id: a, title: 甲, dingtalk: { conversationId: c, webhookSecret: s } }]`,
      'groups[0].dingtalk.webhookSecret：只有加签密钥，没有 webhookToken。补上 webhookToken，或删去这一项',
    ],
    [
      'a post to a room the group has not',
      group('posts: { overdue: { rooms: [wecom, dingtalk] } }'),
      'groups[0].posts.overdue.rooms[1]：这个群不在该平台。改为群所在的平台，或删去 rooms',
    ],
    [
      'an alert to an unknown group',
      `${group('')}\nalerts: [{ group: a }, { group: b }]`,
      'alerts[1].group：groups 里没有这个群。写 groups 里某个群的 id',
    ],
    [
      'two rule sets from one day',
      'rules: [{ from: 2026-01-01 }, { from: 2026-01-01 }]',
      'rules[1].from：与 rules[0].from 重复。同一天起只能有一套规则',
    ],
    [
      'yellow later than red',
      'rules: [{ from: 2026-01-01, yellowLag: 25 }]',
      'rules[0]：黄灯的滞后点数大于红灯的。使 yellowLag 不大于 redLag',
    ],
    [
      'a vendor reached in the clear',
      `${WECOM.replace('wecom: {', 'wecom: { baseUrl: "http://qy.example.gov.cn",')}`,
      'wecom.baseUrl：不是 https。改为 https:// 开头；内网自签证书用 NODE_EXTRA_CA_CERTS 信任，本机（127.0.0.1）可用 http',
    ],
    [
      'a vendor URL with an account in it',
      `${WECOM.replace('wecom: {', 'wecom: { baseUrl: "https://u:p@qy.example.gov.cn",')}`,
      'wecom.baseUrl：网址里带有账号、? 或 #。只写协议、主机、端口和路径',
    ],
    [
      'a session origin with a path',
      `${DINGTALK.replace('dingtalk: {', 'dingtalk: { sessionOrigins: ["https://oapi.example.gov.cn/robot"],')}`,
      'dingtalk.sessionOrigins[0]：带有路径。只写到主机和端口',
    ],
  ])('tells of %s', (_, text, expected) => {
    expect(told(text)).toEqual([expected]);
  });

  it('lets a stand-in of a vendor on this machine be reached in the clear', () => {
    const text = `${WECOM.replace('wecom: {', 'wecom: { baseUrl: "http://127.0.0.1:9000",')}`;
    expect(told(text)).toEqual([]);
  });

  it('tells mistakes of syntax by their lines, and nothing of the lines themselves', () => {
    expect(told('bot:\n  names: [a]\nbot: {}\nserver:\n\tport: 1\n')).toEqual([
      '第3行第1列：同一层里有重复的键。只保留一个',
      '第5行第1列：用了制表符缩进。改用空格缩进',
    ]);
    expect(told('groups: [{ id: *all }]')).toEqual([
      '整个文件：引用（& 与 *）无法展开。不用 & 和 *，直接把内容写出来；以 * 开头的值加引号',
    ]);
  });

  it('tells mistakes of shape, of variables and between places all at once', () => {
    const text = [
      'bot: { nams: [a] }',
      `${WECOM.replace('abc123', '"${TOKEN}"')}`,
      'groups: [{ id: a, title: 甲, wecom: { chatId: 7 } }, { id: a, title: 乙, dingtalk: { conversationId: c } }]',
      'alerts: [{ group: b }]',
    ].join('\n');
    expect(mistakesOf(text).map(({ path }) => path)).toEqual([
      'wecom.bots[0].token',
      'bot.nams',
      'groups[0].wecom.chatId',
      'groups[1].id',
      'groups[1].dingtalk',
      'alerts[0].group',
    ]);
  });

  it('never repeats a configured value, wherever a secret was written by mistake', () => {
    const secret = 'hunter2 ${HALF';
    const parsed = parseConfig(EXAMPLE, EXAMPLE_ENV);
    expect(parsed.ok).toBe(true);
    const document: unknown = JSON.parse(JSON.stringify(parsed.ok && parsed.config));
    let mistakes = 0;
    for (const variant of withEachLeaf(document, secret)) {
      const found = mistakesOf(JSON.stringify(variant));
      mistakes += found.length;
      expect(new ConfigError(found).message).not.toContain('hunter2');
    }
    expect(mistakes).toBeGreaterThan(20);
    expect(new ConfigError(mistakesOf(`token: hunter2: [\n\t`)).message).not.toContain('hunter2');
  });
});

/** The document once for each of its leaves, that leaf replaced. */
function* withEachLeaf(value: unknown, by: string): Generator<unknown> {
  if (typeof value !== 'object' || value === null) {
    yield by;
    return;
  }
  for (const [key, inner] of Object.entries(value)) {
    for (const variant of withEachLeaf(inner, by)) {
      yield Array.isArray(value) ? value.with(Number(key), variant) : { ...value, [key]: variant };
    }
  }
}
