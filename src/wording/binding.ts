import { type Message, message } from '../domain/message.ts';
import type { BindRequest, Person } from '../domain/people.ts';
import { PLATFORM_LABELS } from './platforms.ts';

/** To the one who asked: his request waits for a supervisor. */
export function bindRequested(request: BindRequest, person: Person, when: string): Message {
  return message(
    `已受理绑定申请 ${request.no} 号：${person.name}（${person.unit}）`,
    `${PLATFORM_LABELS[request.platform]}账号：${request.account}`,
    `时间 ${when}，会话 ${request.chatId}`,
    `请督查员核实本人后回复“同意绑定 ${request.no}”`,
  );
}

/** To the supervisor: what he tied together. */
export function bindApproved(request: BindRequest, person: Person, when: string): Message {
  return message(
    `✅ 已绑定 ${person.name}（${person.unit}）`,
    `${PLATFORM_LABELS[request.platform]}账号：${request.account}`,
    `申请：${when}，会话 ${request.chatId}`,
  );
}

/** What waits for a supervisor: who asks to be whom, from which account, room and moment. */
export function bindRequestRow(request: BindRequest, person: Person | undefined, when: string): string {
  const who = person === undefined ? '（已删除人员）' : `${person.name}（${person.unit}）`;
  return `${request.no} 号　${who}　${PLATFORM_LABELS[request.platform]}账号 ${request.account}　${when}　会话 ${request.chatId}`;
}

export function bindRequestList(rows: readonly string[]): Message {
  return rows.length === 0
    ? message('没有等待同意的绑定申请')
    : message(`绑定申请 ${rows.length} 件，核实本人后回复“同意绑定 编号”`, ...rows.slice(0, 10));
}
