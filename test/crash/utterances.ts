import type { RunningBot } from '../support/a-running-bot.ts';
import type { Dice } from '../support/dice.ts';
import type { FakeDingtalk } from '../support/fake-dingtalk.ts';
import { sayOnDingtalk } from '../support/say-on-dingtalk.ts';

/** A message that writes, once, however often it is delivered. */
export interface Utterance {
  readonly platform: 'wecom' | 'dingtalk';
  readonly messageId: string;
  /** A command each line. */
  readonly lines: readonly string[];
}

/** What WeCom's answer to a written message begins with, line by line. */
const WRITTEN = /^✅ 已/mu;

/** Reports, several in one message, new tasks and problems, on either platform; no two of them alike. */
export function createUtterances(dice: Dice, tasks: () => readonly number[]): () => Utterance {
  let count = 0;
  const task = (): number => tasks()[dice.below(tasks().length)] ?? 0;
  const report = (mark: string): string => `进度 ${task()} 第${mark}次巡查`;
  return () => {
    count += 1;
    const mark = String(count);
    const lines = dice.pick<() => readonly string[]>([
      () => [report(mark)],
      () => [report(mark)],
      () => [report(mark)],
      () => [report(mark)],
      () => [report(`${mark}之一`), report(`${mark}之二`)],
      () => [`交办 住建局 12月31日前 第${mark}次管网普查`],
      () => [`问题 ${task()} 第${mark}次材料未到`],
    ])();
    return { platform: dice.pick(['wecom', 'dingtalk']), messageId: `crash-${mark}`, lines };
  };
}

export interface Delivered {
  readonly status: number;
  /** The answer on WeCom; DingTalk's goes to a session of its own. */
  readonly text: string;
}

/** Delivers it once, as its vendor does; rejects where the connection breaks. */
export async function delivered(
  { platform, messageId, lines }: Utterance,
  bot: RunningBot,
  vendor: FakeDingtalk,
  at: number,
): Promise<Delivered> {
  const text = lines.join('\n');
  if (platform === 'wecom') return bot.say(text, { user: 'supervisor', messageId, at });
  const session = vendor.sessionUrl(messageId);
  return {
    status: await sayOnDingtalk(bot.port, { messageId, user: 'supervisor', text, session, at }),
    text: '',
  };
}

/** Whether the sender, or his vendor, may take it for written: DingTalk delivers nothing again that was answered with 200. */
export function isAcknowledged({ platform }: Utterance, { status, text }: Delivered): boolean {
  return status === 200 && (platform === 'dingtalk' || WRITTEN.test(text));
}
