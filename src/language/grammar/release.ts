import type { PostSaid } from '../command.ts';
import type { Line } from '../line.ts';
import type { Reading } from '../reading.ts';
import { certain, choice, unclear } from '../readings.ts';
import { skipAll, takeMatch } from '../taken.ts';
import type { Grammar } from './grammar.ts';
import { takePost } from './post-said.ts';

type Kind = 'sign' | 'hold';

/** Politeness and assent in front; a person who is addressed or asked is none. */
const BEFORE =
  /[\s,:;。!~、]+|请(?=先?(?:暂停|停止|暂缓|签发))|先(?=暂停|停止|暂缓)|麻烦|帮忙|好的?(?=[\s,。!])|嗯+|[把将](?=[^,。]{2,20}(?:签发|暂停|停止))/y;
const VERBS: Readonly<Record<Kind, RegExp>> = {
  sign: /(?:(?:同意|批准|准予)[\s,]*)?签发(?:发布|发送)?/y,
  hold: /(?:暂停|停止|暂缓)\s?(?:发送|推送|发布)/y,
};
/** What stops a report if it is meant, but may be said of anything: asked after. */
const MAYBE_HOLD = /(?:先别|别|先不|暂不|不要)(?:再)?(?:发送?|推送|发布|发出去?)了?/y;
const BEHIND = /[\s,:。!~]+|一下|谢谢/y;
/** 签发吧, 签发了: leave, or an account of it. */
const TENTATIVE = /了|吧|可以|即可|就行|吗|么|没有?|呢/y;

/** 签发, 签发 月通报, 把周调度暂停发送: the line says this and nothing else. */
export function readRelease(line: Line): Reading | undefined {
  return read(line, 'sign') ?? read(line, 'hold');
}

function read(line: Line, kind: Kind): Reading | undefined {
  const { key } = line;
  const first = skipAll(BEFORE, key, 0);
  const named = takePost(line, first);
  const at = skipAll(BEFORE, key, named?.end ?? first);
  const plain = takeMatch(VERBS[kind], key, at);
  const verb = plain ?? (kind === 'hold' ? takeMatch(MAYBE_HOLD, key, at) : undefined);
  if (verb === undefined) return undefined;
  const behind = skipAll(BEHIND, key, at + verb[0].length);
  const post = named ?? takePost(line, behind);
  const words = skipAll(BEHIND, key, Math.max(behind, post?.end ?? 0));
  const end = skipAll(BEHIND, key, skipAll(TENTATIVE, key, words));
  if (end !== key.length) return undefined;
  const command = { kind, ...saidOf(post?.value) };
  return plain !== undefined && end === words ? certain(command) : choice('tentative', command);
}

function saidOf(post: PostSaid | undefined): { readonly post?: PostSaid } {
  return post === undefined ? {} : { post };
}

/** 暂停发送 with anything else behind it is not 暂停 of a task called 发送…. */
export const HOLD: Grammar = { afterWord: () => [unclear('incomplete', '暂停发送')] };
