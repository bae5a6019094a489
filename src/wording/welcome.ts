import { type Message, message } from '../domain/message.ts';
import type { PlatformLabel } from './platforms.ts';

/** First words in a private chat. */
export function welcome(name: string | undefined): Message {
  return message(
    `${name === undefined ? '您好' : `${name}，您好`}，这里是督办助手`,
    '报进展：进度 12 60% 完成招标',
    '查任务：我的任务　签收：签收 12',
    '办结：办结 12　撤销：撤销（10 分钟内）',
    '请勿发送涉密内容和个人敏感信息',
    '更多用法发“帮助”',
  );
}

/** To somebody whose account is tied to nobody: who he is to us, and how to be known. */
export function stranger(platform: PlatformLabel, account: string): Message {
  if (account === '') {
    return message(
      '未办理：平台没有提供您的账号，无法确认身份',
      '可能是外部人员，或机器人尚未发布，请联系管理员',
    );
  }
  return message(
    '您的账号尚未登记，暂不能填报和查询',
    `${platform}账号：${account}`,
    '请发“绑定 姓名 单位”，如“绑定 张三 住建局”，由督查员确认',
    '可用：帮助、群号、绑定',
  );
}

export function unlistedGroup(platform: PlatformLabel, chatId: string): Message {
  return message(
    '本群尚未登记，只能使用：帮助、群号、绑定',
    `${platform}群号：${chatId}`,
    '请管理员把群号写入配置后使用，或与我私聊办理',
  );
}

export function groupId(
  platform: PlatformLabel,
  kind: 'group' | 'single',
  chatId: string,
  listed: boolean,
): Message {
  return kind === 'group'
    ? message(`${platform}群号：${chatId}`, listed ? '本群已登记' : '本群尚未登记，请管理员写入配置')
    : message(`${platform}单聊号：${chatId}`);
}
