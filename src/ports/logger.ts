/** Structured logs, one object a line. Secrets must not be handed in; what looks like one is scrubbed all the same. */
export interface Logger {
  info(facts: object, message: string): void;
  warn(facts: object, message: string): void;
  error(facts: object, message: string): void;
}
