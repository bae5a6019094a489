/**
 * The query of a URL, strictly: `+` stays `+` (a form's parser makes it a space and so breaks every base64), each key
 * stands once. Undefined if a key repeats, or an escape is malformed.
 */
export function parseQuery(raw: string): Readonly<Record<string, string>> | undefined {
  const pairs = raw.split('&').filter((pair) => pair !== '');
  const query = new Map<string, string>();
  for (const pair of pairs) {
    const at = pair.indexOf('=');
    const key = decoded(at < 0 ? pair : pair.slice(0, at));
    const value = decoded(at < 0 ? '' : pair.slice(at + 1));
    if (key === undefined || value === undefined || query.has(key)) return undefined;
    query.set(key, value);
  }
  return Object.fromEntries(query);
}

function decoded(text: string): string | undefined {
  try {
    return decodeURIComponent(text);
  } catch {
    return undefined;
  }
}
