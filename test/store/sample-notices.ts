import { line, message, strong, text } from '../../src/domain/message.ts';
import type { OpenNotice, SettledNotice } from '../../src/ports/notice-box.ts';
import { AT } from './sample-acts.ts';

const FROM = { platform: 'wecom', bot: 'aib-1', messageId: 'm-1', line: 1 } as const;

/** A notice that waits, unless told otherwise. */
export function anOpenNotice(id: string, facts: Partial<OpenNotice> = {}): OpenNotice {
  return {
    id,
    from: FROM,
    to: 'p1',
    task: { year: 2026, no: 12 },
    at: AT,
    state: 'waiting',
    content: message('#12 退回'),
    attempts: 0,
    ...facts,
  };
}

export function aSettledNotice(id: string, facts: Partial<SettledNotice> = {}): SettledNotice {
  return { id, from: FROM, to: 'p1', task: { year: 2026, no: 12 }, at: AT, state: 'told', ...facts };
}

const who = { name: '张三', accounts: { wecom: 'at', dingtalk: 'corrects' } };

/** One of each kind, holding all that a notice can hold; accounts are called like fields that hold a moment. */
export const EVERY_NOTICE = [
  anOpenNotice('rich', {
    state: 'trying',
    attempts: 4,
    content: message(line({ kind: 'mention', who }, text(' '), strong('#12')), '退回'),
  }),
  aSettledNotice('told'),
  aSettledNotice('over', { state: 'over', corrects: AT - 1 }),
  { ...correction(), id: 'correction' },
] as const;

function correction(): OpenNotice {
  const { to: _, ...rest } = anOpenNotice('correction', { corrects: AT - 2, content: message('更正') });
  return rest;
}
