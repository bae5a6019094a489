/** `wrong`: something does not work, or soon will not; `attention`: it works, but perhaps not as meant. */
export type Severity = 'ok' | 'attention' | 'wrong';

/** What `duban doctor` looks at. */
type CheckName =
  | 'config'
  | 'machine'
  | 'data'
  | 'backup'
  | 'calendar'
  | 'clock'
  | 'rooms'
  | 'times'
  | 'roster'
  | 'ledger'
  | 'calls'
  | 'picture'
  | 'network'
  | 'credentials'
  | 'server';

/** One line of `duban doctor`: what is so, and what to do about it. No secret stands in it. */
export interface Finding {
  readonly check: CheckName;
  readonly severity: Severity;
  readonly what: string;
  readonly remedy?: string;
}

type Saying = (what: string, remedy?: string) => Finding;

/** How a check speaks. */
export function findingsOf(check: CheckName): Readonly<Record<Severity, Saying>> {
  const say =
    (severity: Severity): Saying =>
    (what, remedy) => ({ check, severity, what, ...(remedy === undefined ? {} : { remedy }) });
  return { ok: say('ok'), attention: say('attention'), wrong: say('wrong') };
}

/** The first names of many: `张三、李四等8人`. */
export function someOf(names: readonly string[], counted: string, most = 8): string {
  const shown = names.slice(0, most).join('、');
  return names.length > most ? `${shown}等${names.length}${counted}` : shown;
}
