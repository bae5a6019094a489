import { randomBytes } from 'node:crypto';
import type { Config, GroupConfig } from '../../config/schema.ts';
import type { VendorUrls } from '../../simulator/start-simulator.ts';

/** What the credentials of a made-up world are: a secret for each name, and an EncodingAESKey. */
export interface Secrets {
  of(name: string): string;
  readonly encodingAESKey: string;
}

/** New at each start; worth nothing elsewhere. The key is 32 bytes in Base64 without its `=` (platforms.md 1.2). */
export function randomSecrets(): Secrets {
  return {
    of: () => randomBytes(12).toString('hex'),
    encodingAESKey: randomBytes(32).toString('base64').slice(0, 43),
  };
}

/** The same at each start, so that a bot of somebody's own can be configured once. */
export const FIXED_SECRETS: Secrets = {
  of: (name) => `simulator${name}`,
  encodingAESKey: Buffer.from('duban simulator, not a secret 32').toString('base64').slice(0, 43),
};

/** The config of a bot that lives in the simulator: four groups on WeCom, one on DingTalk, each for other people. */
export function sandboxConfig(config: Config, secrets: Secrets): Config {
  return {
    ...config,
    wecom: {
      baseUrl: '',
      bots: [
        {
          id: 'aib-sandbox',
          token: secrets.of('BotToken'),
          encodingAESKey: secrets.encodingAESKey,
          receiveId: '',
        },
      ],
      contentTypes: ['application/json'],
    },
    dingtalk: {
      apiBaseUrl: '',
      oapiBaseUrl: '',
      sessionOrigins: [],
      robots: [{ code: 'dingsandbox', appKey: 'dingsandbox', appSecret: secrets.of('AppSecret') }],
    },
    office: { names: ['县委督查室', '县政府督查室'], short: '督查室', phone: '8123' },
    groups: sandboxGroups(secrets),
    alerts: [{ group: 'office' }],
  };
}

/** The config with the addresses of the vendors' doubles for their hosts. */
export function withHosts(config: Config, { wecom, dingtalk }: VendorUrls): Config {
  return {
    ...config,
    ...(config.wecom && wecom ? { wecom: { ...config.wecom, baseUrl: wecom } } : {}),
    ...(config.dingtalk && dingtalk
      ? { dingtalk: { ...config.dingtalk, apiBaseUrl: dingtalk, oapiBaseUrl: dingtalk } }
      : {}),
  };
}

const DAILY: GroupConfig['posts'] = {
  overdue: { cron: '30 8 * * *', on: 'workday', release: 'auto' },
  unreported: { cron: '0 15 * * *', on: 'workday', release: 'auto' },
};
const WEEKLY: GroupConfig['posts'] = {
  weekly: { cron: '0 9 * * *', on: 'week-start', release: 'hold' },
  monthly: { cron: '0 9 * * *', on: 'month-start', release: 'sign' },
};

function sandboxGroups(secrets: Secrets): GroupConfig[] {
  return [
    {
      id: 'county',
      title: '全县重点工作调度群',
      wecom: { chatId: 'wrSandboxCounty', webhookKey: secrets.of('CountyKey') },
      audience: 'county',
      scope: 'all',
      compare: true,
      posts: DAILY,
    },
    {
      id: 'housing',
      title: '住建局任务群',
      wecom: { chatId: 'wrSandboxHousing', webhookKey: secrets.of('HousingKey') },
      audience: 'unit',
      scope: { units: ['住房和城乡建设局'] },
      compare: false,
      posts: DAILY,
    },
    {
      id: 'leaders',
      title: '县领导调度群',
      wecom: { chatId: 'wrSandboxLeaders', webhookKey: secrets.of('LeadersKey') },
      audience: 'leaders',
      scope: 'all',
      compare: true,
      posts: WEEKLY,
    },
    {
      id: 'office',
      title: '督查室',
      wecom: { chatId: 'wrSandboxOffice', webhookKey: secrets.of('OfficeKey') },
      audience: 'unit',
      scope: 'all',
      compare: true,
      posts: {},
    },
    {
      id: 'renewal',
      title: '城市更新专班群',
      dingtalk: {
        conversationId: 'cidSandboxRenewal==',
        webhookToken: secrets.of('RenewalToken'),
        webhookSecret: `SEC${secrets.of('RenewalSecret')}`,
      },
      audience: 'taskforce',
      scope: { taskforce: ['城市更新专班'] },
      compare: false,
      posts: DAILY,
    },
  ];
}
