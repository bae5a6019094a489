import { IncomingMessage } from 'node:http';
import { Socket } from 'node:net';
import { describe, expect, it } from 'vitest';
import { refusalOf } from '../../../src/simulator/page/admission.ts';
import { REFUSALS } from '../../../src/simulator/page/words.ts';

function from(address: string, headers: Readonly<Record<string, string>>, method = 'GET'): IncomingMessage {
  const socket = new Socket();
  Object.defineProperty(socket, 'remoteAddress', { value: address });
  return Object.assign(new IncomingMessage(socket), { method, headers });
}

describe('refusalOf', () => {
  it.each([
    ['127.0.0.1', '127.0.0.1:3000'],
    ['127.0.0.1', 'localhost:3000'],
    ['::1', '[::1]:3000'],
    ['::ffff:127.0.0.1', 'LOCALHOST'],
  ])('lets %s in under %s', (address, host) => {
    expect(refusalOf(from(address, { host }), false)).toBeUndefined();
  });

  it.each([
    ['another machine', '192.168.1.9', { host: '127.0.0.1:3000' }],
    ['a name that points here', '127.0.0.1', { host: 'evil.example:3000' }],
    ['a name that begins like this machine', '127.0.0.1', { host: '127.0.0.1.evil.example' }],
    ['no name at all', '127.0.0.1', {}],
    ['a proxy', '127.0.0.1', { host: '127.0.0.1', 'x-forwarded-for': '203.0.113.7' }],
  ])('keeps out %s unless the sandbox is open', (_, address, headers) => {
    const request = from(address, headers as Record<string, string>);
    expect(refusalOf(request, false)).toBe(REFUSALS.notLoopback);
    expect(refusalOf(request, true)).toBeUndefined();
  });

  it('says how to open the sandbox', () => {
    expect(REFUSALS.notLoopback).toContain('server.sandbox: open');
  });

  const here = { host: '127.0.0.1:3000' };

  it.each([
    ['another site', { ...here, 'sec-fetch-site': 'cross-site', origin: 'http://127.0.0.1:3000' }],
    ['another port of this machine', { ...here, 'sec-fetch-site': 'same-site' }],
    ['another origin', { ...here, origin: 'http://127.0.0.1:8080' }],
    ['an origin that is hidden', { ...here, origin: 'null' }],
  ])('takes nothing that %s sends, open or not', (_, headers) => {
    expect(refusalOf(from('127.0.0.1', headers, 'POST'), false)).toBe(REFUSALS.foreign);
    expect(refusalOf(from('127.0.0.1', headers, 'POST'), true)).toBe(REFUSALS.foreign);
  });

  it.each([
    ['the page itself', { ...here, 'sec-fetch-site': 'same-origin', origin: 'http://127.0.0.1:3000' }],
    ['the page itself, in an older browser', { ...here, origin: 'http://127.0.0.1:3000' }],
    ['a script', here],
  ])('takes what %s sends', (_, headers) => {
    expect(refusalOf(from('127.0.0.1', headers, 'POST'), false)).toBeUndefined();
  });
});
