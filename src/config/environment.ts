/** The variables a programme is started with. */
export type Environment = Readonly<Record<string, string | undefined>>;

/**
 * The value of a variable, without the white space around it (files edited on Windows leave a carriage return). An empty
 * one counts as not set: that is what a line left blank in an environment file means.
 */
export function given(env: Environment, name: string): string | undefined {
  const value = env[name]?.trim();
  return value === '' ? undefined : value;
}
