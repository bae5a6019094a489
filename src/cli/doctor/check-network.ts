import type { Environment } from '../../config/environment.ts';
import { isTlsVerified, TLS_REMEDY, TLS_UNVERIFIED } from '../../config/tls-verification.ts';
import { type Finding, findingsOf } from './finding.ts';
import type { Reached } from './reach.ts';

const { ok, wrong } = findingsOf('network');

/** Whether the hosts of the vendors answer; `reached` by host. */
export function checkNetwork(reached: ReadonlyMap<string, Reached>): readonly Finding[] {
  return [...reached].map(([host, result]) => {
    if (result.kind === 'reached') return ok(`网络：连得上 ${host}`);
    const { problem, remedy } = explain(result.code);
    return wrong(`网络：连不上 ${host}，${problem}（${result.code}）`, remedy);
  });
}

/** Says nothing where certificates are checked. */
export function checkTls(env: Environment): readonly Finding[] {
  return isTlsVerified(env) ? [] : [wrong(`网络：${TLS_UNVERIFIED}`, `${TLS_REMEDY}；不删则不能启动`)];
}

function explain(code: string): { readonly problem: string; readonly remedy: string } {
  switch (code) {
    case 'ENOTFOUND':
    case 'EAI_AGAIN':
      return { problem: '查不到这个主机名', remedy: '检查 DNS，或配置里的地址有没有写错' };
    case 'ECONNREFUSED':
    case 'EHOSTUNREACH':
    case 'ENETUNREACH':
      return {
        problem: '对方不接受连接',
        remedy: '检查端口和出站防火墙；要放行的地址见《运维手册》第 14 节',
      };
    case 'timeout':
    case 'ETIMEDOUT':
    case 'UND_ERR_CONNECT_TIMEOUT':
      return {
        problem: '等不到回应',
        remedy: '多半是出站防火墙没有放行；要放行的地址见《运维手册》第 14 节',
      };
    default:
      return isCertificate(code)
        ? {
            problem: '证书不可信',
            remedy: '内网自签证书用 NODE_EXTRA_CA_CERTS 信任；公网地址查有没有设备在中间解密',
          }
        : { problem: '连接出错', remedy: '用 curl 在本机试同一地址' };
  }
}

function isCertificate(code: string): boolean {
  return /CERT|SELF_SIGNED|UNABLE_TO|^ERR_TLS|^ERR_SSL/.test(code);
}
