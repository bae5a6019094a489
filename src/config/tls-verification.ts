import { type Environment, given } from './environment.ts';

/**
 * Whether Node checks the certificates of those it speaks to. `NODE_TLS_REJECT_UNAUTHORIZED=0` turns that off for the whole
 * process: then whoever stands in between reads every token, and answers in the vendor's name.
 */
export function isTlsVerified(env: Environment): boolean {
  return given(env, 'NODE_TLS_REJECT_UNAUTHORIZED') !== '0';
}

export const TLS_UNVERIFIED = '环境变量 NODE_TLS_REJECT_UNAUTHORIZED=0 关闭了证书校验';
export const TLS_REMEDY = '请删去它；内网自签证书用 NODE_EXTRA_CA_CERTS 信任签发它的 CA';
