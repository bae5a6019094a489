import { type Message, message } from '../domain/message.ts';
import { commandText } from '../wording/command-text.ts';
import { typeInFull } from '../wording/doubts.ts';
import { notStored } from '../wording/not-understood.ts';
import { refusalReply } from '../wording/refusals.ts';
import type { Answer, Asking } from './office.ts';

/** An answer as the only one to a message. */
export function fullReply(answer: Answer, asking: Asking): Message {
  switch (answer.kind) {
    case 'written':
    case 'answered':
      return answer.reply;
    case 'refused':
      return refusalReply(answer.refusal, asking);
    case 'failed':
      return notStored();
    case 'asks': {
      const commands = answer.options.map((command) => commandText(command, asking.openYear));
      return typeInFull(answer.reason, answer.suggestion === undefined ? commands : [answer.suggestion]);
    }
    case 'silent':
      return message();
  }
}

/** An answer as one of several. */
export function briefReply(answer: Answer, asking: Asking): Message {
  return answer.kind === 'written' ? answer.brief : fullReply(answer, asking);
}
