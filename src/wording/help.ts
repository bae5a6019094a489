import { type Message, message } from '../domain/message.ts';
import type { Role } from '../domain/people.ts';
import { LEXICON, type LexiconEntry } from '../language/lexicon.ts';

/** The parts of the help, in the order people need them. */
const PARTS: readonly { readonly title: string; readonly kinds: readonly LexiconEntry['kind'][] }[] = [
  { title: '填报', kinds: ['progress', 'accept', 'submit', 'undo'] },
  { title: '查询', kinds: ['mine', 'show', 'history', 'why', 'search', 'list', 'more'] },
  { title: '其他', kinds: ['bind', 'approve-bind', 'group-id'] },
];

/** What only supervisors may, by its canonical word. */
const FOR_SUPERVISORS: ReadonlySet<string> = new Set(['同意绑定', '绑定申请']);

/** 帮助: everything that can be said, from the table of the language; `帮助 进度`: the forms of one command. */
export function helpReply(topic: string | undefined, roles: readonly Role[] | undefined): Message {
  if (topic === undefined) return overview(roles);
  const found = LEXICON.filter((entry) => entry.word === topic || entry.synonyms.includes(topic));
  const [first] = found;
  if (first === undefined) return message(`没有“${topic}”这个命令`, ...overviewLines(roles));
  if (first.planned) return message(`“${first.word}”暂未开通，请先联系督查室办理`);
  const also = first.synonyms.slice(0, 8);
  return message(
    `${first.word}：${found.map((entry) => entry.usage).join(' · ')}`,
    ...(also.length > 0 ? [`也可以说：${also.join('、')}`] : []),
    ...(first.kind === 'progress' ? ['说得不确定的会先问一句；疑问、打算、否定不会记录'] : []),
  );
}

function overview(roles: readonly Role[] | undefined): Message {
  return message(
    '督办助手能听懂（编号 12 换成您的）',
    ...overviewLines(roles),
    '一行一项，可以多行一起发；“帮助 进度”看一个命令的各种说法',
  );
}

function overviewLines(roles: readonly Role[] | undefined): readonly string[] {
  const supervises = roles?.includes('supervisor') ?? false;
  return PARTS.map(({ title, kinds }) => `${title}　${usages(kinds, supervises).join('；')}`);
}

function usages(kinds: readonly LexiconEntry['kind'][], supervises: boolean): readonly string[] {
  return LEXICON.filter((entry) => kinds.includes(entry.kind))
    .filter((entry) => supervises || !FOR_SUPERVISORS.has(entry.word))
    .map((entry) => entry.usage.split(' · ')[0] ?? entry.word);
}
