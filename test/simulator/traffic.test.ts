import { describe, expect, it } from 'vitest';
import { createTraffic, type Exchange, type NewExchange } from '../../src/simulator/traffic.ts';
import { NOON } from './a-tiny-vendor.ts';

function anExchange(url = '/a'): NewExchange {
  const request = { method: 'POST', url, headers: {}, body: '' };
  return { at: NOON, vendor: 'wecom', direction: 'request', request, outcome: 'ok' };
}

const urls = (exchanges: readonly Exchange[]): readonly string[] =>
  exchanges.map(({ no, request }) => `${no} ${request.url}`);

describe('createTraffic', () => {
  it('numbers what passed, in the order it came', () => {
    const traffic = createTraffic();
    expect(traffic.all()).toEqual([]);
    expect(traffic.record(anExchange('/a'))).toEqual({ ...anExchange('/a'), no: 1 });
    traffic.record(anExchange('/b'));
    expect(urls(traffic.all())).toEqual(['1 /a', '2 /b']);
  });

  it('keeps the last so many, whose numbers go on', () => {
    const traffic = createTraffic(2);
    for (const url of ['/a', '/b', '/c', '/d']) traffic.record(anExchange(url));
    expect(urls(traffic.all())).toEqual(['3 /c', '4 /d']);
  });

  it('keeps 5,000 unless told', () => {
    const traffic = createTraffic();
    for (let no = 1; no <= 5_001; no += 1) traffic.record(anExchange());
    expect(traffic.all()).toHaveLength(5_000);
    expect(traffic.all()[0]?.no).toBe(2);
  });

  it('tells whoever watches, until he stops', () => {
    const traffic = createTraffic();
    const [one, other]: [Exchange[], Exchange[]] = [[], []];
    const stop = traffic.watch((exchange) => one.push(exchange));
    traffic.watch((exchange) => other.push(exchange));
    traffic.record(anExchange('/a'));
    stop();
    traffic.record(anExchange('/b'));
    expect(urls(one)).toEqual(['1 /a']);
    expect(urls(other)).toEqual(['1 /a', '2 /b']);
  });
});
