export const REDACTED = '[redacted]';

/** How the names of credentials end, in the vendors' words and ours (`webhookKey`, `access_token`, `msg_signature`). */
export const SECRET_NAMES =
  'key|token|secret|password|passwd|credentials?|authorization|cookie|sign|signature|session|session_?webhook|' +
  'response_?(?:url|code)|echostr';

/** A value: up to white space, a quote, or a sign that ends a value in a URL, in JSON, or in a sentence. */
const VALUE = '[^\\s"\'\\\\&,;<>(){}\\[\\]，。；、（）]+';

const PATTERNS: readonly [RegExp, string][] = [
  // user:password@ of a URL, then its query and fragment: there the vendors keep keys and sessions.
  [/(https?:\/\/)[^\s"'\\/?#@]*@/gi, '$1'],
  [/(https?:\/\/[^\s"'\\?#]*)[?#][^\s"'\\]+/gi, `$1?${REDACTED}`],
  [new RegExp(`\\b(bearer|basic)(\\s+)${VALUE}`, 'gi'), `$1$2${REDACTED}`],
  // name=value, name: value, "name":"value", \"name\":\"value\"
  [new RegExp(`(${SECRET_NAMES})(\\\\*["']?\\s*[=:：]\\s*\\\\*["']?)${VALUE}`, 'gi'), `$1$2${REDACTED}`],
  // DingTalk's signing secret
  [/\bSEC[0-9a-f]{32,}/gi, REDACTED],
];

/** Names, outcomes, ids of rooms: the same few short texts in nearly every line. */
const MOST_REMEMBERED = 1000;
const LONGEST_REMEMBERED = 64;

/** Takes out of a text whatever looks like a credential, and the given secrets literally (short ones are too common). */
export function createTextScrub(secrets: readonly string[]): (text: string) => string {
  const known = secrets.filter((secret) => secret.length >= 6).sort((a, b) => b.length - a.length);
  const scrub = (text: string): string => {
    const unnamed = known.reduce((left, secret) => left.replaceAll(secret, REDACTED), text);
    return PATTERNS.reduce((left, [pattern, instead]) => left.replace(pattern, instead), unnamed);
  };
  const remembered = new Map<string, string>();
  return (text) => {
    const before = remembered.get(text);
    if (before !== undefined) return before;
    const scrubbed = scrub(text);
    if (text.length <= LONGEST_REMEMBERED && remembered.size < MOST_REMEMBERED)
      remembered.set(text, scrubbed);
    return scrubbed;
  };
}
