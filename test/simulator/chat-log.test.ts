import { describe, expect, it } from 'vitest';
import { createChatLog, type Shown } from '../../src/simulator/chat-log.ts';
import { aBubble, GROUP, NOON, TOWN } from './a-tiny-vendor.ts';

const texts = (messages: readonly Shown[]): readonly string[] =>
  messages.map(({ content }) => ('text' in content ? content.text : content.kind));

describe('createChatLog', () => {
  it('gives every message an id and its time', () => {
    const log = createChatLog();
    const first = log.add(aBubble('甲'), NOON);
    const second = log.add(aBubble('乙'), NOON + 5);
    expect(first).toEqual({ ...aBubble('甲'), id: expect.any(String), at: NOON });
    expect(second.at).toBe(NOON + 5);
    expect(second.id).not.toBe(first.id);
  });

  it('keeps rooms apart, and the order in which messages came, also where time went back', () => {
    const log = createChatLog();
    log.add(aBubble('甲'), NOON);
    log.add(aBubble('乙', { room: TOWN.key }), NOON - 60_000);
    log.add(aBubble('丙'), NOON - 120_000);
    expect(texts(log.of(GROUP.key))).toEqual(['甲', '丙']);
    expect(texts(log.of(TOWN.key))).toEqual(['乙']);
    expect(texts(log.of('wecom:nowhere'))).toEqual([]);
    expect(texts(log.all())).toEqual(['甲', '乙', '丙']);
  });

  it('shows a stream once: a later message of it takes the place of the former', () => {
    const log = createChatLog();
    const first = log.add(aBubble('想想', { stream: 's-1' }), NOON);
    log.add(aBubble('问'), NOON + 1);
    const second = log.add(aBubble('答', { stream: 's-1' }), NOON + 2);
    expect(texts(log.all())).toEqual(['答', '问']);
    expect(second).toMatchObject({ id: first.id, at: NOON + 2 });
    expect(log.add(aBubble('又问'), NOON + 3).id).not.toBe(first.id);
  });

  it('takes a stream of the same id in another room for another', () => {
    const log = createChatLog();
    log.add(aBubble('甲', { stream: 's-1' }), NOON);
    log.add(aBubble('乙', { stream: 's-1', room: TOWN.key }), NOON);
    log.add(aBubble('丙', { stream: 's-2' }), NOON);
    expect(texts(log.all())).toEqual(['甲', '乙', '丙']);
  });

  it('gives no two messages the same id, whatever streams replaced', () => {
    const log = createChatLog();
    for (let at = 0; at < 30; at += 1) {
      log.add(aBubble(`第${at}条`, at % 3 === 0 ? { stream: `s-${at % 9}` } : {}), NOON + at);
    }
    expect(new Set(log.all().map(({ id }) => id)).size).toBe(log.all().length);
  });

  it('tells whoever watches of each, also of a stream shown anew, until he stops', () => {
    const log = createChatLog();
    const seen: Shown[] = [];
    const stop = log.watch((message) => seen.push(message));
    log.add(aBubble('想想', { stream: 's-1' }), NOON);
    log.add(aBubble('答', { stream: 's-1' }), NOON);
    stop();
    log.add(aBubble('无人看'), NOON);
    expect(texts(seen)).toEqual(['想想', '答']);
  });

  it('lets a watcher stop while he is told', () => {
    const log = createChatLog();
    const seen: string[] = [];
    const stop = log.watch(() => {
      seen.push('once');
      stop();
    });
    log.watch(() => seen.push('always'));
    log.add(aBubble('甲'), NOON);
    log.add(aBubble('乙'), NOON);
    expect(seen).toEqual(['once', 'always', 'always']);
  });
});
