import { isRehearsal } from '../config/clock.ts';
import type { Config } from '../config/schema.ts';
import { isTlsVerified, TLS_REMEDY, TLS_UNVERIFIED } from '../config/tls-verification.ts';
import { isLoopback, vendorHosts } from '../config/vendor-hosts.ts';
import { CommandFailure } from './failure.ts';

/**
 * Refuses what would speak to vendors where that must not be: a rehearsal at a false time must not write into people's groups,
 * tokens and answers must not go to whoever calls himself the vendor.
 * @throws {CommandFailure}
 */
export function refuseUnsafe(config: Config, what: '启动' | '发送'): void {
  const abroad = vendorHosts(config).filter((url) => !isLoopback(url));
  if (isRehearsal(process.env) && abroad.length > 0) {
    throw new CommandFailure(
      `设了 DUBAN_NOW（演练时间），却配置了真实平台地址（${abroad.join('、')}），不予${what}。请去掉 DUBAN_NOW，或把平台地址改为本机`,
    );
  }
  if (!isTlsVerified(process.env)) throw new CommandFailure(`${TLS_UNVERIFIED}，不予${what}。${TLS_REMEDY}`);
}
