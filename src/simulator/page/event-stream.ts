import type { ServerResponse } from 'node:http';
import { beginStream } from './answer.ts';
import { boxMoment } from './clock-words.ts';
import type { Desk } from './desk.ts';
import type { SandboxParts } from './sandbox-parts.ts';

/** Many changes within this time are told once. */
const GATHER_MS = 40;
/** Often enough for the minutes of the clock, and for whoever cuts silent connections. */
const BEAT_MS = 5_000;

/**
 * Server-Sent Events: `changed` whenever the page may look different, also when its clock shows another minute.
 * Lasts until the browser leaves or whoever serves the page destroys the response.
 */
export function streamEvents(response: ServerResponse, { simulator, zone }: SandboxParts, desk: Desk): void {
  const minute = (): string => boxMoment(simulator.clock.now(), zone);
  let told = minute();
  let gathering: NodeJS.Timeout | undefined;
  const tell = (): void => {
    gathering = undefined;
    told = minute();
    response.write('event: changed\ndata: \n\n');
  };
  const stopWatching = desk.watch(() => {
    gathering ??= setTimeout(tell, GATHER_MS);
  });
  const beat = setInterval(() => {
    if (minute() === told) response.write(': beat\n\n');
    else tell();
  }, BEAT_MS);
  response.once('close', () => {
    stopWatching();
    clearInterval(beat);
    clearTimeout(gathering);
  });

  beginStream(response);
  response.write('retry: 1000\n\n');
}
