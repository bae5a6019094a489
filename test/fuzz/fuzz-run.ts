import { openLine } from './exchange.ts';
import type { Sent } from './wire.ts';

/** What a run came to. Times in ms, as the sender saw them. */
export interface Figures {
  readonly sent: number;
  readonly statuses: Readonly<Record<string, number>>;
  readonly median: number;
  readonly p99: number;
  readonly longest: number;
  /** What one callback costs this process, sender and server together, in ms of processor time. */
  readonly cpu: number;
  /** The slowest way of making a callback, and its longest answer. */
  readonly slowest: readonly { readonly how: string; readonly longest: number }[];
}

const AT_ONCE = 4;
/** A few of a run: enough to see what is slow. */
const SLOWEST = 4;

/** Sends `count` callbacks over a few connections; `inspect` looks at each answer. */
export async function fuzzRun(
  port: number,
  count: number,
  next: () => Sent,
  inspect: (sent: Sent, statuses: readonly number[]) => void,
): Promise<Figures> {
  const times = new Float64Array(count);
  const statuses: Record<string, number> = {};
  const longest = new Map<string, number>();
  const cpuBefore = process.cpuUsage();
  let index = 0;
  const sender = async (): Promise<void> => {
    const line = openLine(port);
    while (index < count) {
      const at = index;
      index += 1;
      const sent = next();
      const answered = await line.send(sent);
      times[at] = answered.ms;
      const [status = 'hung up'] = answered.statuses;
      statuses[status] = (statuses[status] ?? 0) + 1;
      longest.set(sent.how, Math.max(longest.get(sent.how) ?? 0, answered.ms));
      inspect(sent, answered.statuses);
    }
    line.close();
  };
  await Promise.all(Array.from({ length: AT_ONCE }, sender));
  const { user, system } = process.cpuUsage(cpuBefore);
  times.sort();
  return {
    sent: count,
    statuses,
    median: rounded(times[Math.floor(count / 2)]),
    p99: rounded(times[Math.floor(count * 0.99)]),
    longest: rounded(times[count - 1]),
    cpu: rounded((user + system) / 1000 / count),
    slowest: [...longest]
      .map(([how, ms]) => ({ how, longest: rounded(ms) }))
      .sort((one, other) => other.longest - one.longest)
      .slice(0, SLOWEST),
  };
}

function rounded(ms = 0): number {
  return Math.round(ms * 100) / 100;
}
