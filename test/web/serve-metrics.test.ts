import { afterEach, describe, expect, it } from 'vitest';
import { composeMetrics } from '../../src/compose-metrics.ts';
import { isNear } from '../../src/web/serve-metrics.ts';
import { echo, type Running, running } from './harness.ts';

let started: Running | undefined;

/** A server that counts, and gives out the count. */
async function counting(parts: Parameters<typeof running>[0] = {}): Promise<Running> {
  const metrics = composeMetrics('1.2.3');
  started = await running({ metrics, metricsPage: () => metrics.page(undefined), ...parts });
  return started;
}

afterEach(() => started?.server.stop());

describe('GET /metrics', () => {
  it('tells of messages, refusals and the time to the answer', async () => {
    const receive: typeof echo = async (incoming) => {
      if (incoming.content.kind === 'text' && incoming.content.text === 'broken') throw new Error('EIO');
      return echo(incoming);
    };
    const { url } = await counting({ receive, bodyLimitBytes: 100 });
    const say = (body: string) => fetch(`${url}/bot`, { method: 'POST', body }).then(({ status }) => status);
    expect(await Promise.all(['帮助', '帮助 进度', 'broken', 'forged', 'a'.repeat(200)].map(say))).toEqual([
      200, 200, 500, 401, 413,
    ]);
    const response = await fetch(`${url}/metrics`);
    expect(response.headers.get('content-type')).toBe('text/plain; version=0.0.4; charset=utf-8');
    const lines = (await response.text()).split('\n').filter((line) => line.includes('platform="console"'));
    expect(lines.filter((line) => !line.includes('_seconds_'))).toEqual([
      'duban_messages_total{platform="console",command="help",outcome="answered"} 2',
      'duban_messages_total{platform="console",command="none",outcome="failed"} 1',
      'duban_callbacks_refused_total{platform="console",status="401"} 1',
      'duban_callbacks_refused_total{platform="console",status="413"} 1',
    ]);
    expect(lines).toContain('duban_answer_seconds_bucket{le="5",platform="console"} 3');
    expect(lines).toContain('duban_answer_seconds_count{platform="console"} 3');
  });

  it.each([
    ['Forwarded', 'for=203.0.113.7'],
    ['X-Forwarded-For', '203.0.113.7'],
    ['X-Real-IP', '203.0.113.7'],
    ['Via', '1.1 proxy'],
  ])('is not there for what comes through a proxy (%s)', async (name, value) => {
    const { url, log } = await counting();
    const response = await fetch(`${url}/metrics`, { headers: { [name]: value } });
    expect([response.status, await response.text()]).toEqual([404, 'Not Found']);
    expect(log.lines).toMatchObject([{ level: 'warn', message: 'metrics not shown' }]);
    expect((await fetch(`${url}/metrics`)).status).toBe(200);
  });

  it('is not there where nothing is counted', async () => {
    started = await running();
    expect((await fetch(`${started.url}/metrics`)).status).toBe(404);
  });
});

it.each([
  ['127.0.0.1', true],
  ['::1', true],
  ['::ffff:127.0.0.1', true],
  ['172.18.0.1', true],
  ['10.3.2.1', true],
  ['192.168.1.9', true],
  ['fd00::5', true],
  ['172.32.0.1', false],
  ['203.0.113.7', false],
  ['::ffff:203.0.113.7', false],
  ['2001:db8::1', false],
  ['', false],
])('%s is near: %s', (address, near) => {
  expect(isNear(address)).toBe(near);
});
