import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readUpload, type Upload } from '../../src/simulator/multipart.ts';

function reading(contentType: string, body: Buffer | string): Upload | undefined {
  const request = { method: 'POST', path: '/', query: new URLSearchParams(), body: Buffer.from(body) };
  return readUpload({ ...request, headers: { 'content-type': contentType } }, 'media');
}

function part(disposition: string, content = '内容'): string {
  return `--B\r\nContent-Disposition: ${disposition}\r\n\r\n${content}\r\n--B--\r\n`;
}

const TYPE = 'multipart/form-data; boundary=B';

describe('readUpload', () => {
  it('reads whatever bytes and name Node’s own client sends', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.uint8Array({ maxLength: 300 }),
        fc.string({ unit: fc.constantFrom('督', 'a', '"', ';', ' ', '\\', '='), maxLength: 12 }),
        async (bytes, name) => {
          const form = new FormData();
          form.append('first', '--B');
          form.append('media', new Blob([bytes], { type: 'text/csv' }), `${name}.csv`);
          form.append('last', 'x');
          const sent = new Response(form);
          const read = reading(sent.headers.get('content-type') ?? '', Buffer.from(await sent.arrayBuffer()));
          expect(read?.bytes.equals(bytes)).toBe(true);
          expect(read?.contentType).toBe('text/csv');
          // A browser does not escape the backslash, curl does: two are read as one.
          expect(read?.filename).toBe(`${name.replaceAll('\\\\', '\\')}.csv`);
        },
      ),
      { numRuns: 60 },
    );
  });

  it.each([
    ['a name in RFC 5987', `form-data; name="media"; filename*=utf-8''%E5%91%A8.xlsx`, '周.xlsx'],
    ['both names', `form-data; name="media"; filename="?.xlsx"; filename*=UTF-8''%E5%91%A8.xlsx`, '周.xlsx'],
    ['a broken RFC 5987 name', `form-data; name="media"; filename*=utf-8''%E5%9.xlsx`, '%E5%9.xlsx'],
    ['a name without quotes', 'form-data; name=media; filename=a.xlsx', 'a.xlsx'],
    ['an escaped quote', 'form-data; name="media"; filename="a\\"b.xlsx"', 'a"b.xlsx'],
    ['the length beside it', 'form-data; name="media";filename="a.xlsx"; filelength=6', 'a.xlsx'],
    ['no name', 'form-data; name="media"', undefined],
  ])('reads %s', (_, disposition, filename) => {
    const read = reading(TYPE, part(disposition));
    expect(read?.filename).toBe(filename);
    expect(read?.bytes.toString()).toBe('内容');
    expect(read?.contentType).toBe('application/octet-stream');
  });

  it('reads a boundary in quotes', () => {
    const read = reading('multipart/form-data; boundary="B"', part('form-data; name="media"'));
    expect(read?.bytes.toString()).toBe('内容');
  });

  it.each([
    ['another type', 'application/json', part('form-data; name="media"')],
    ['no boundary', 'multipart/form-data', part('form-data; name="media"')],
    ['another boundary', 'multipart/form-data; boundary=C', part('form-data; name="media"')],
    ['another field', TYPE, part('form-data; name="file"; filename="media"')],
    ['an end that is missing', TYPE, part('form-data; name="media"').replace('--B--', '')],
    ['no blank line', TYPE, '--B\r\nContent-Disposition: form-data; name="media"\r\n--B--\r\n'],
    ['nothing', TYPE, ''],
  ])('gives nothing with %s', (_, contentType, body) => {
    expect(reading(contentType, body)).toBeUndefined();
  });
});
