import { type Message, message } from '../domain/message.ts';

/** The only line of a message was not understood. */
export function notUnderstood(suggestion: string | undefined): Message {
  return message(
    suggestion === undefined
      ? '没有看懂，未记录。报进展请发“进度 12 60% 说明”，查任务请发“我的任务”，更多用法发“帮助”'
      : `没有看懂，未记录。是否想发“${suggestion}”？更多用法发“帮助”`,
  );
}

/** One line of several was not understood. */
export function lineNotRecorded(line: number, suggestion: string | undefined): Message {
  return message(`第${line}行未记录${suggestion === undefined ? '' : `，是否想发“${suggestion}”？`}`);
}

/** One line of several was refused. */
export function lineRefused(line: number, why: string): Message {
  return message(`第${line}行${why}`);
}

/** Nothing but a greeting or a bare 收到 was said. */
export function nothingAsked(waiting: number): Message {
  return message(
    waiting > 0
      ? `您好。您有 ${waiting} 项待签收，签收请发“签收全部”或“签收 编号”（仅说“收到”不作签收）`
      : '您好。报进展请发“进度 12 60% 说明”，查任务请发“我的任务”',
  );
}

export function textOnly(): Message {
  return message(
    '只能识别文字（语音请用键盘的语音输入转成文字）。报进展请发“进度 12 60% 说明”，查任务请发“我的任务”',
  );
}

export function looksSecret(): Message {
  return message('疑似涉密或个人敏感信息，未记录，请撤回并通过机要渠道报送');
}

export function overQuota(): Message {
  return message(
    '钉钉本月机器人消息额度已用完，平台未转来您的内容，未记录。请联系管理员，或改用督查室电话报送',
  );
}

export function tooLong(limit: number): Message {
  return message(`内容超过 ${limit} 行，未记录。请分几条发送`);
}

/** The ledger could not be read or written: nobody may believe that it was. */
export function notStored(): Message {
  return message('未记录：系统读写台账出错，已记入日志。请稍后再发，或联系管理员');
}
