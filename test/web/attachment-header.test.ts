import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { attachmentHeader } from '../../src/web/attachment-header.ts';

/** Half characters among them. */
const anyText = fc
  .array(fc.integer({ min: 0, max: 0xffff }), { maxLength: 30 })
  .map((units) => String.fromCharCode(...units));

describe('attachmentHeader', () => {
  it.each([
    ['a.png', `attachment; filename="file.png"; filename*=UTF-8''a.png`],
    ['附表.xlsx', `attachment; filename="file.xlsx"; filename*=UTF-8''%E9%99%84%E8%A1%A8.xlsx`],
    ["it's (1)*.png", `attachment; filename="file.png"; filename*=UTF-8''it%27s%20%281%29%2A.png`],
    ['../../etc/passwd', `attachment; filename="file"; filename*=UTF-8''.._.._etc_passwd`],
    ['a\r\nSet-Cookie: x=1', `attachment; filename="file"; filename*=UTF-8''a__Set-Cookie%3A%20x%3D1`],
    ['a"b.png', `attachment; filename="file.png"; filename*=UTF-8''a%22b.png`],
    ['\ud800.xlsx', `attachment; filename="file.xlsx"; filename*=UTF-8''_.xlsx`],
    ['', `attachment; filename="file"; filename*=UTF-8''`],
  ])('writes %j', (name, header) => {
    expect(attachmentHeader(name)).toBe(header);
  });

  it('is one line of ASCII whatever the name, and the name can be read from it', () => {
    fc.assert(
      fc.property(anyText, (name) => {
        const header = attachmentHeader(name);
        expect(header).toMatch(/^attachment; filename="file(?:\.\w+)?"; filename\*=UTF-8''[\w.!~%-]*$/);
        const read = decodeURIComponent(header.slice(header.lastIndexOf("''") + 2));
        expect(read).toBe(name.replace(/[\p{Cc}\p{Cs}/\\]/gu, '_'));
      }),
    );
  });
});
