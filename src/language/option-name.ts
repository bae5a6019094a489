/** 方案一：…, 方案二分期实施; 方案一直未定 and 方案三天后报 have none. */
const ORDINAL =
  /^(?:[一二三四五六七八九十\d]{1,2}(?=$|[\s,，:：;；。、是为)）])|[一二三四五](?=[一-龥]{2})(?!直|些|定|旦|样|并|般|致|经|个|次|天|年|月|级|轮|稿|起|边|方|季))/u;

/** The ordinal at the beginning of what stands behind 方案; empty if there is none. */
export function optionOrdinal(words: string): string {
  return ORDINAL.exec(words)?.[0] ?? '';
}

/** Whether an option is named by its ordinal (方案三：异地重建), so that it needs no other word in front. */
export function isNamedOption(text: string): boolean {
  if (!text.startsWith('方案')) return false;
  const behind = text.slice('方案'.length);
  const ordinal = optionOrdinal(behind);
  return ordinal !== '' && /[\p{L}\p{N}]/u.test(behind.slice(ordinal.length));
}
