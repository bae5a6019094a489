import type { Setting } from '../compose.ts';
import type { Time } from '../compose-time.ts';
import { isoOf, parseInstant } from '../domain/instant.ts';
import { done, failed, type Output } from './output.ts';

/** `duban clock`: lets time pass up to a moment; `time` is undefined where the bot must keep the machine's. */
export async function moveClock(
  to: string,
  time: Pick<Time, 'passTo'> | undefined,
  { config }: Setting,
): Promise<Output> {
  const moment = parseInstant(to);
  if (moment === undefined) {
    return { ...failed(`${to} 不是带时区的时刻，请写成 2026-11-24T08:30:00+08:00`), status: 2 };
  }
  if (time === undefined) {
    return failed('只有沙盒，或设了 DUBAN_NOW 的演练，才能拨时间；正式运行的机器人按本机时间走');
  }
  await time.passTo(moment);
  return done(`时间已到 ${isoOf(moment, config.timezone)}`);
}
