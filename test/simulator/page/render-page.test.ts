import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Shown } from '../../../src/simulator/chat-log.ts';
import { renderPage } from '../../../src/simulator/page/render-page.tsx';
import type { SandboxView } from '../../../src/simulator/page/sandbox-view.ts';
import type { Exchange } from '../../../src/simulator/traffic.ts';
import type { Member, Room } from '../../../src/simulator/world.ts';
import { MONDAY, ZONE } from './a-page.ts';

/** A page on which everything that comes from outside is one text. */
function viewOf(text: string): SandboxView {
  const who: Member = { account: 'zhangsan', name: `张${text}`, note: text };
  const room: Room = { key: 'wecom:all', vendor: 'wecom', kind: 'group', title: `群${text}`, chatId: 'wr' };
  const message = { room: room.key, at: MONDAY, via: 'said', mentions: [] } as const;
  const messages: readonly Shown[] = [
    { ...message, id: 'm1', from: 'zhangsan', quote: text, content: { kind: 'text', text: `说${text}` } },
    { ...message, id: 'm2', as: text, content: { kind: 'text', text: `答${text}` } },
    { ...message, id: 'm3', content: { kind: 'file', mediaId: `f${text}`, name: `表${text}`, bytes: 2048 } },
    { ...message, id: 'm4', content: { kind: 'image', mediaId: text } },
  ];
  const exchange: Exchange = {
    no: 1,
    at: MONDAY,
    vendor: 'wecom',
    direction: 'callback',
    request: {
      method: 'POST',
      url: `/wecom?${text}`,
      headers: { name: text },
      body: `体${text}`,
      opened: `开${text}`,
    },
    response: { status: 200, body: `体${text}`, opened: `开${text}` },
    outcome: 'ok',
    note: `注${text}`,
    room: room.key,
    messageId: `m${text}`,
  };
  return {
    place: { room: room.key, who: who.account, drawer: 'traffic', quote: 'm1' },
    room,
    who,
    cast: [who],
    rooms: [{ room, ...(messages[0] === undefined ? {} : { last: messages[0] }) }],
    botName: `助手${text}`,
    zone: ZONE,
    now: MONDAY,
    clock: { morning: { label: `早${text}`, at: MONDAY }, moving: false },
    messages,
    earlier: 0,
    trouble: new Map(),
    ...(messages[0] === undefined ? {} : { quoted: messages[0] }),
    untouched: false,
    suggestions: [`建议${text}`],
    exchanges: [exchange],
    exchangeCount: 1,
    notSimulated: 0,
    faults: [],
    nameOf: () => `张${text}`,
    toneOf: () => 0,
    pictureUrl: () => undefined,
  };
}

/** The tags of a page with the names of their attributes, without what the attributes say. */
function skeleton(html: string): readonly string[] {
  return (html.match(/<[^>]*>/g) ?? []).map((tag) => tag.replace(/="[^"]*"/g, '='));
}

describe('renderPage', () => {
  it('is the same page whatever people, vendors and the bot say', () => {
    const plain = skeleton(renderPage(viewOf('字')));
    const piece = fc.oneof(
      fc.constantFrom(
        '<b>',
        '</p>',
        '">',
        "'",
        '<script>',
        '&quot;',
        '-->',
        ' onclick=x ',
        '<!--',
        ']]>',
        '\u0000',
      ),
      fc.string({ unit: 'grapheme', minLength: 1, maxLength: 6 }),
    );
    fc.assert(
      fc.property(fc.array(piece, { minLength: 1, maxLength: 8 }), (pieces) => {
        const html = renderPage(viewOf(`x${pieces.join('')}`));
        // preact leaves `>` alone where it is harmless, in text and between quotes.
        expect(skeleton(html.replace(/="[^"]*"/g, '=""'))).toEqual(plain);
      }),
      { numRuns: 300 },
    );
  });
});
