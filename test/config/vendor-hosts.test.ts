import { describe, expect, it } from 'vitest';
import { parseConfig } from '../../src/config/parse-config.ts';
import { isLoopback, vendorHosts } from '../../src/config/vendor-hosts.ts';
import { EXAMPLE, EXAMPLE_ENV } from './example.ts';

describe('isLoopback', () => {
  it.each([
    'http://127.0.0.1:9000',
    'http://127.8.9.10/x',
    'https://localhost',
    'http://LOCALHOST:1',
    'http://[::1]:80',
    'http://127.1',
    'http://0x7f000001',
  ])('knows %s as this machine', (url) => {
    expect(isLoopback(url)).toBe(true);
  });

  it.each([
    'https://qyapi.weixin.qq.com',
    'http://127.0.0.1.example.com',
    'http://localhost.example.com',
    'http://127.0.0.1@example.com',
    'http://10.0.0.1',
    'http://0.0.0.0',
    'http://[::]',
    '127.0.0.1',
    '',
  ])('knows %s as elsewhere', (url) => {
    expect(isLoopback(url)).toBe(false);
  });
});

describe('vendorHosts', () => {
  it('names every base URL and session origin of the configured platforms', () => {
    const parsed = parseConfig(
      EXAMPLE.replace('sessionOrigins: []', 'sessionOrigins: ["https://s.example"]'),
      EXAMPLE_ENV,
    );
    expect(parsed.ok && vendorHosts(parsed.config)).toEqual([
      'https://qyapi.weixin.qq.com',
      'https://api.dingtalk.com',
      'https://oapi.dingtalk.com',
      'https://s.example',
    ]);
  });

  it('is empty where no platform is configured', () => {
    expect(vendorHosts({})).toEqual([]);
  });
});
