import { line, type Message, message } from '../domain/message.ts';

/** Where the annex of a report is found by a group that takes no files. */
export function annexElsewhere(name: string, address: string | undefined): Message {
  return address === undefined
    ? message(`附表请向督查室索取（duban export 可导出台账）`)
    : message(line('附表：', { kind: 'link', text: name, url: address }, '（24小时内有效）'));
}
