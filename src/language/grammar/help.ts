import { canonicalWord } from '../lexicon.ts';
import { certain } from '../readings.ts';
import type { Grammar } from './grammar.ts';

/** 帮助 · 帮助 进度 · 怎么签收. */
export const HELP: Grammar = {
  afterWord: ({ line, at }) => {
    const rest = line.key.slice(at);
    const topic = rest.replace(/^[\s:,]+|[\s。.!?]+$/g, '');
    if (topic === '') return [certain({ kind: 'help' })];
    // 帮助企业解决… is a sentence.
    if (!/^[\s:,]/.test(rest) || topic.length > 12) return undefined;
    return [certain({ kind: 'help', topic: canonicalWord(topic) ?? topic })];
  },
};

const HOW_TO =
  /^(?:请问|问一下|想问一下|问下|想问)?[\s,]*(?:怎么|怎样|如何|咋)(?:样|才能|去|用|来)?(?:做|填|写|操作)?\s?(.{1,10}?)(?:啊|呀|呢|的|操作|使用|任务|命令|一下)*[\s。!?]*$/;
/** 进度怎么报, 延期如何申请: the command first. */
const ASKED_BEHIND =
  /^(?:请问|问一下|想问一下|问下|想问)?[\s,]*(?:(?:我们?|今天|[本这][周月]|每周)的?)*(.{2,8}?)(?:应该?|要|该)?(?:怎么|怎样|如何|咋)(?:样|才能|去|来)?((?:上|填|汇)?报送?|填|反馈|写|发|用|做|操作|申请|提交?|弄|说|使用|办理?)(?:啊|呀|呢|的)*[\s。!?]*$/;
const TO_DO = /^(?:报|填|写|提交|申请|做|用|发)/;

/** 怎么报进度, 如何绑定: the help of that command; undefined if no command is asked for. */
export function readHowTo(key: string): ReturnType<typeof certain> | undefined {
  const [, object, verb = ''] = ASKED_BEHIND.exec(key) ?? [];
  const asked = HOW_TO.exec(key)?.[1] ?? object;
  if (asked === undefined) return undefined;
  const facts = /^(?:数据|情况|信息|这个|工作|任务)+$/.test(asked) && /[报填]/.test(verb);
  const report = facts || /^[报填](?:数据?|报)?$/.test(asked) ? '进度' : undefined;
  const topic = report ?? canonicalWord(asked) ?? canonicalWord(asked.replace(TO_DO, ''));
  return topic === undefined ? undefined : certain({ kind: 'help', topic });
}
