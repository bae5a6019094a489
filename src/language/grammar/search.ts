import { certain, unclear } from '../readings.ts';
import { takeRefs } from '../references.ts';
import { skip } from '../taken.ts';
import { BETWEEN_WORD_AND_REF, type Grammar } from './grammar.ts';

const OTHER_WORD = /^[看询找处封验摆究办实扣漏获明清证账出到回]/;
const ABOUT = /^(?:关于|有关|含|包含|带|一下|下|找|的)+/;
const THINGS = /(?:的|相关|有关)*(?:任务|事项|督办事项)?(?:有哪些|是哪个|的?情况|进度|进展)?$/;

/** 查 污水厂; 查 12 shows the task. */
export const SEARCH: Grammar = {
  afterWord: ({ line, entry, at }) => {
    const rest = line.key.slice(at);
    const found = takeRefs(line.key, skip(BETWEEN_WORD_AND_REF, line.key, at));
    if (found !== undefined) {
      const alone = /^(?:的|任务|事项|进度|进展|情况|完成|状态|详情|怎么样|了|吗|[\s。?!])*$/.test(
        line.key.slice(found.end),
      );
      return alone ? found.value.refs.map(({ ref }) => certain({ kind: 'show', ref })) : undefined;
    }
    // 查处, 找准: a word of its own; and what is looked for has no figure.
    if (OTHER_WORD.test(rest) || /%|百分之/.test(rest)) return undefined;
    const words = line.text
      .slice(at)
      .replace(/^[\s,，:：]+|[\s。.!！?？]+$/gu, '')
      .replace(ABOUT, '')
      .replace(THINGS, '')
      .trim();
    if (words !== '' && words.length <= 40) return [certain({ kind: 'search', words })];
    return rest.trim() === '' ? [unclear('incomplete', `${entry.word} 关键词`)] : undefined;
  },
};
