import { createInterface } from 'node:readline';
import type { Readable, Writable } from 'node:stream';

/** A talk in the terminal: every line typed is a message, `\n` in it a line break; an empty line says nothing. */
export interface Talk {
  readonly input: Readable;
  readonly output: Writable;
  /** Shown before each line that is typed; empty when the input is no terminal. */
  readonly prompt: string;
  /** Says one message and gives the answer as text. */
  readonly say: (text: string) => Promise<string>;
}

/** Talks until the input ends. Messages are said one after the other, so that piped input is answered in order. */
export async function talk({ input, output, prompt, say }: Talk): Promise<void> {
  const lines = createInterface({ input, crlfDelay: Number.POSITIVE_INFINITY });
  output.write(prompt);
  for await (const typed of lines) {
    const text = typed.trim().replaceAll('\\n', '\n');
    if (text !== '') {
      const answer = await say(text);
      output.write(`${answer === '' ? '（无答复）' : answer}\n\n`);
    }
    output.write(prompt);
  }
  if (prompt !== '') output.write('\n');
}
