import { describe, expect, it } from 'vitest';
import { isTrustedSession, trustedOriginOf } from '../../src/platforms/trusted-origin.ts';

describe('trustedOriginOf', () => {
  it.each([
    ['https://oapi.dingtalk.com', 'https://oapi.dingtalk.com'],
    ['https://oapi.dingtalk.com:443/', 'https://oapi.dingtalk.com'],
    ['https://gateway.example.gov.cn:8443/ding', 'https://gateway.example.gov.cn:8443'],
    ['http://127.0.0.1:9000', 'http://127.0.0.1:9000'],
    ['http://localhost:9000/x', 'http://localhost:9000'],
    ['http://[::1]:9000', 'http://[::1]:9000'],
  ])('gives the origin of %s', (url, origin) => {
    expect(trustedOriginOf(url)).toBe(origin);
  });

  it.each([
    'http://oapi.dingtalk.com',
    'http://10.0.0.1:9000',
    'http://127.0.0.1.evil.cn',
    'http://localhost.evil.cn',
    'ftp://127.0.0.1',
    'file:///etc/passwd',
    'oapi.dingtalk.com',
    '',
  ])('trusts nothing at %j', (url) => {
    expect(trustedOriginOf(url)).toBeUndefined();
  });
});

describe('isTrustedSession', () => {
  const origins = new Set(['https://oapi.dingtalk.com', 'http://127.0.0.1:9000']);

  it.each([
    'https://oapi.dingtalk.com/robot/sendBySession?session=S',
    'https://OAPI.dingtalk.com:443/robot/sendBySession?session=S',
    'http://127.0.0.1:9000/robot/sendBySession?session=S',
  ])('trusts %s', (url) => {
    expect(isTrustedSession(url, origins)).toBe(true);
  });

  it.each([
    ['another host', 'https://evil.cn/robot/sendBySession'],
    ['another port', 'https://oapi.dingtalk.com:8443/robot/sendBySession'],
    ['another port of this machine', 'http://127.0.0.1:9001/robot/sendBySession'],
    ['another scheme', 'http://oapi.dingtalk.com/robot/sendBySession'],
    ['no web scheme', 'file://oapi.dingtalk.com/etc/passwd'],
    ['the host as a user', 'https://oapi.dingtalk.com@evil.cn/robot/sendBySession'],
    ['the host as user and port', 'https://oapi.dingtalk.com:443@evil.cn/robot'],
    ['credentials', 'https://user:pw@oapi.dingtalk.com/robot/sendBySession'],
    ['a user', 'https://user@oapi.dingtalk.com/robot/sendBySession'],
    ['a suffix', 'https://oapi.dingtalk.com.evil.cn/robot/sendBySession'],
    ['a prefix', 'https://evil-oapi.dingtalk.com/robot/sendBySession'],
    ['a subdomain', 'https://x.oapi.dingtalk.com/robot/sendBySession'],
    ['a trailing dot', 'https://oapi.dingtalk.com./robot/sendBySession'],
    ['a backslash before the at sign', 'https://evil.cn\\@oapi.dingtalk.com/robot'],
    ['a letter of another script', 'https://oapi.dingt\u0430lk.com/robot/sendBySession'],
    ['a capital I for an l', 'https://oapi.dingtaIk.com/robot/sendBySession'],
    ['a hash before the at sign', 'https://evil.cn#@oapi.dingtalk.com/robot'],
    ['an escaped at sign', 'https://oapi.dingtalk.com%40evil.cn/robot'],
    ['another spelling of this machine', 'http://127.0.0.2:9000/robot/sendBySession'],
    ['this machine by IPv6', 'http://[::ffff:127.0.0.1]:9000/robot/sendBySession'],
    ['its name by DNS', 'http://localhost:9000/robot/sendBySession'],
    ['a document of its own', 'data:application/json,{"errcode":0}'],
    ['a relative address', '//oapi.dingtalk.com/robot/sendBySession'],
    ['no address', 'oapi.dingtalk.com'],
  ])('does not trust %s', (_, url) => {
    expect(isTrustedSession(url, origins)).toBe(false);
  });
});
