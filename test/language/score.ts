import { isWrite } from '../../src/language/readings.ts';
import { effectOf, readingsOf, readingText } from './effect.ts';

/** Whether a message does what is expected of it. */
export function matches(text: string, expected: string): boolean {
  const said = text.replaceAll('⏎', '\n');
  const readings = readingsOf(said);
  const kinds = new Set(readings.map(({ kind }) => kind));
  switch (expected) {
    case 'nothing':
      return !kinds.has('command');
    case 'ask':
      return readings.every(({ kind }) => kind === 'choice' || kind === 'unclear');
    case 'choice':
      return readings.every(({ kind }) => kind === 'choice');
    default:
      return effectOf(said) === expected;
  }
}

/** Whether a message writes at once what it was not expected to. */
export function wrongWrite(text: string, expected: string): boolean {
  const wanted = expected.split(' + ');
  return readingsOf(text.replaceAll('⏎', '\n'))
    .filter((reading) => reading.kind === 'command' && isWrite(reading.command))
    .some((reading) => !wanted.includes(readingText(reading)));
}
