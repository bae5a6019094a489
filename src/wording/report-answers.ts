import type { Day } from '../domain/day.ts';
import type { Exported } from '../domain/exported.ts';
import { line, type Message, message, tinted } from '../domain/message.ts';
import type { ReportKind } from '../domain/post.ts';
import { dayText } from './days.ts';
import { POST_NAMES } from './slot-words.ts';

/** There is nothing to report on. */
export function noReport(report: ReportKind, day: Day, today: Day): Message {
  const when = day === today ? '目前' : `${day.slice(0, 4)}年${dayText(day)}`;
  return message(`${POST_NAMES[report]}：${when}没有可统计的事项`);
}

/** Under a frozen report that was made for another group than the whole county's. */
export function reportOfGroup(title: string): Message {
  return message(line(tinted('comment', `此件为“${title}”当期所发`)));
}

/** Where a frozen report goes on that is longer than an answer can be. */
export function reportCut(): Message {
  return message(line(tinted('comment', '篇幅所限，以下略，全文见当期所发')));
}

/** 导出. */
export function exportedReply(exported: Exported, year: number): Message {
  switch (exported.kind) {
    case 'sent':
      return message(`✅ 已导出 ${year} 年台账，请查收文件`);
    case 'linked':
      return message(
        line(`✅ 已导出 ${year} 年台账：`, { kind: 'link', text: '点此下载', url: exported.url }),
        '链接 24 小时内有效，请勿转发',
      );
    case 'unavailable':
      return message('未导出：这里不能发送文件，也没有配置下载地址', '请联系运维人员用 duban export 导出');
    case 'empty':
      return message(`未导出：${year} 年台账没有可在此查看的事项`);
  }
}
