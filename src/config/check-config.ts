import { type Mistake, pathText } from './mistake.ts';
import { isPresent, type Raw, rawAt, rawItems, rawValues } from './raw.ts';
import { DEFAULT_LAGS } from './schema.ts';
import { isLoopback } from './vendor-hosts.ts';

/**
 * The mistakes that show only where two places of the config are seen together, or that belong to no single schema.
 * Reads the document as it was written, so that they are found beside mistakes of shape, not after them.
 */
export function checkConfig(value: unknown): readonly Mistake[] {
  const root: Raw = { path: [], value };
  const groups = rawItems(rawAt(root, 'groups'));
  return [
    ...repeated(root, groups),
    ...groups.flatMap((group) => checkRooms(group, root)),
    ...checkAlerts(root, groups),
    ...rawItems(rawAt(root, 'rules')).flatMap(checkLags),
    ...checkVendorUrls(root),
  ];
}

const REPEATED_ROOM = '一个群只写一次；同一群的两个平台写在同一项里';

function repeated(root: Raw, groups: readonly Raw[]): readonly Mistake[] {
  const each = (raws: readonly Raw[], ...keys: readonly string[]) => raws.map((raw) => rawAt(raw, ...keys));
  return [
    ...repeats(each(groups, 'id'), '每个群的 id 各不相同'),
    ...repeats(each(groups, 'wecom', 'chatId'), REPEATED_ROOM),
    ...repeats(each(groups, 'wecom', 'webhookKey'), '每个群用自己的群机器人，不共用 Webhook'),
    ...repeats(each(groups, 'dingtalk', 'conversationId'), REPEATED_ROOM),
    ...repeats(each(groups, 'dingtalk', 'webhookToken'), '每个群用自己的群机器人，不共用 Webhook'),
    ...repeats(each(rawItems(rawAt(root, 'wecom', 'bots')), 'id'), '每个机器人的 id 各不相同'),
    ...repeats(each(rawItems(rawAt(root, 'dingtalk', 'robots')), 'code'), '每个机器人的 code 各不相同'),
    ...repeats(each(rawItems(rawAt(root, 'rules')), 'from'), '同一天起只能有一套规则'),
  ];
}

/** Names every text that stands at an earlier place too, and that place; never the text, which may be a key. */
function repeats(raws: readonly Raw[], remedy: string): readonly Mistake[] {
  const first = new Map<unknown, Raw>();
  return raws.flatMap((raw) => {
    if (typeof raw.value !== 'string') return [];
    const earlier = first.get(raw.value);
    if (earlier === undefined) {
      first.set(raw.value, raw);
      return [];
    }
    return [mistake(raw, `与 ${pathText(earlier.path)} 重复`, remedy)];
  });
}

const PLATFORMS = ['wecom', 'dingtalk'] as const;

function checkRooms(group: Raw, root: Raw): readonly Mistake[] {
  const mistakes: Mistake[] = [];
  const rooms = PLATFORMS.filter((platform) => isPresent(rawAt(group, platform)));
  if (rooms.length === 0) {
    mistakes.push(mistake(group, '没有写这个群在哪个平台', '写上 wecom 或 dingtalk，群号在群里发“群号”可得'));
  }
  for (const platform of rooms) {
    if (!isPresent(rawAt(root, platform))) {
      const remedy = `补上顶层的 ${platform}，或从这个群删去 ${platform}`;
      mistakes.push(mistake(rawAt(group, platform), `没有配置平台 ${platform}`, remedy));
    }
  }
  const secret = rawAt(group, 'dingtalk', 'webhookSecret');
  if (isPresent(secret) && !isPresent(rawAt(group, 'dingtalk', 'webhookToken'))) {
    mistakes.push(mistake(secret, '只有加签密钥，没有 webhookToken', '补上 webhookToken，或删去这一项'));
  }
  for (const post of rawValues(rawAt(group, 'posts'))) {
    for (const room of rawItems(rawAt(post, 'rooms'))) {
      if (PLATFORMS.some((platform) => platform === room.value && !rooms.includes(platform))) {
        mistakes.push(mistake(room, '这个群不在该平台', '改为群所在的平台，或删去 rooms'));
      }
    }
  }
  return mistakes;
}

function checkAlerts(root: Raw, groups: readonly Raw[]): readonly Mistake[] {
  const ids = groups.map((group) => rawAt(group, 'id').value);
  return rawItems(rawAt(root, 'alerts'))
    .map((alert) => rawAt(alert, 'group'))
    .filter((group) => typeof group.value === 'string' && !ids.includes(group.value))
    .map((group) => mistake(group, 'groups 里没有这个群', '写 groups 里某个群的 id'));
}

function checkLags(ruleSet: Raw): readonly Mistake[] {
  const yellow = rawAt(ruleSet, 'yellowLag').value ?? DEFAULT_LAGS.yellow;
  const red = rawAt(ruleSet, 'redLag').value ?? DEFAULT_LAGS.red;
  if (typeof yellow !== 'number' || typeof red !== 'number' || yellow <= red) return [];
  return [mistake(ruleSet, '黄灯的滞后点数大于红灯的', '使 yellowLag 不大于 redLag')];
}

function checkVendorUrls(root: Raw): readonly Mistake[] {
  const origins = rawItems(rawAt(root, 'dingtalk', 'sessionOrigins'));
  const bases = [
    rawAt(root, 'wecom', 'baseUrl'),
    rawAt(root, 'dingtalk', 'apiBaseUrl'),
    rawAt(root, 'dingtalk', 'oapiBaseUrl'),
  ];
  return [
    ...[...bases, ...origins].flatMap(checkVendorUrl),
    ...origins.filter(hasPath).map((origin) => mistake(origin, '带有路径', '只写到主机和端口')),
  ];
}

/** Credentials and ledgers travel over these: TLS always, but for a stand-in of the vendor on this machine. */
function checkVendorUrl(raw: Raw): readonly Mistake[] {
  if (typeof raw.value !== 'string' || !URL.canParse(raw.value)) return [];
  const url = new URL(raw.value);
  if (url.protocol !== 'https:' && !(url.protocol === 'http:' && isLoopback(raw.value))) {
    const remedy = '改为 https:// 开头；内网自签证书用 NODE_EXTRA_CA_CERTS 信任，本机（127.0.0.1）可用 http';
    return [mistake(raw, '不是 https', remedy)];
  }
  if (url.username !== '' || url.password !== '' || url.search !== '' || url.hash !== '') {
    return [mistake(raw, '网址里带有账号、? 或 #', '只写协议、主机、端口和路径')];
  }
  return [];
}

function hasPath(raw: Raw): boolean {
  return typeof raw.value === 'string' && URL.canParse(raw.value) && new URL(raw.value).pathname !== '/';
}

function mistake(raw: Raw, problem: string, remedy: string): Mistake {
  return { path: pathText(raw.path), problem, remedy };
}
