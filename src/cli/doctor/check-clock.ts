import { type Instant, isoOf } from '../../domain/instant.ts';
import { type Finding, findingsOf } from './finding.ts';

const { ok, wrong, attention } = findingsOf('clock');

interface ClockFacts {
  readonly now: Instant;
  readonly zone: string;
  /** `DUBAN_NOW` is set. */
  readonly rehearsal: boolean;
  /** A host of a vendor is not this machine. */
  readonly realVendors: boolean;
  /** The machine's time minus a vendor's, in ms, by host; of those that told theirs. */
  readonly ahead: ReadonlyMap<string, number>;
}

/** A callback whose timestamp is further off is refused. */
const REFUSED_MS = 10 * 60_000;
/** The vendors' times come in whole seconds, over the network. */
const NOTABLE_MS = 60_000;

/** Whether the time the bot goes by is the true one. */
export function checkClock({ now, zone, rehearsal, realVendors, ahead }: ClockFacts): readonly Finding[] {
  const time = `${isoOf(now, zone).slice(0, 16).replace('T', ' ')}（${zone}）`;
  if (rehearsal) {
    const remedy = '演练完 unset DUBAN_NOW；环境文件里不要写它';
    return [
      realVendors
        ? wrong(`时钟：设了 DUBAN_NOW，现在当作 ${time}，而配置里是真的平台，start 不会启动`, remedy)
        : attention(`时钟：设了 DUBAN_NOW，现在当作 ${time}`, remedy),
    ];
  }
  const wrongBy = [...ahead].filter(([, ms]) => Math.abs(ms) >= NOTABLE_MS);
  if (wrongBy.length === 0) return [ok(`时钟：${time}`)];
  return wrongBy.map(([host, ms]) => {
    const by = `${ms > 0 ? '快' : '慢'}${Math.round(Math.abs(ms) / 60_000)}分钟`;
    const what = `时钟：${time}，比 ${host} ${by}`;
    return (Math.abs(ms) >= REFUSED_MS ? wrong : attention)(
      Math.abs(ms) >= REFUSED_MS ? `${what}，平台的消息会因时间相差10分钟以上被拒收` : what,
      '校准本机时间（如 timedatectl set-ntp true）',
    );
  });
}
