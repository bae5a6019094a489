import { describe, expect, it } from 'vitest';
import type { Media } from '../../../src/simulator/media-shelf.ts';
import { mediaAnswer } from '../../../src/simulator/page/serve-files.ts';

function media(contentType: string, name = '周调度.xlsx'): Media {
  return { id: '@1', name, contentType, bytes: Buffer.from('x'), scope: '', at: 0 };
}

describe('mediaAnswer', () => {
  it('shows a picture', () => {
    expect(mediaAnswer(media('image/png'))).toMatchObject({ status: 200, type: 'image/png', headers: {} });
  });

  it.each(['image/svg+xml', 'text/html', 'application/pdf', 'image/png, text/html'])(
    'hands %s out to be saved only',
    (contentType) => {
      const answer = mediaAnswer(media(contentType));
      expect(answer.type).toBe('application/octet-stream');
      expect(answer.headers?.['Content-Disposition']).toMatch(/^attachment;/);
    },
  );

  it('keeps a name from saying anything but itself', () => {
    const answer = mediaAnswer(media('text/plain', '附"表\r\nSet-Cookie: a=1;(1)\ud800.xlsx'));
    expect(answer.headers?.['Content-Disposition']).toBe(
      'attachment; filename="_____Set-Cookie__a_1__1__.xlsx"; ' +
        "filename*=UTF-8''%E9%99%84%22%E8%A1%A8%0D%0ASet-Cookie%3A%20a%3D1%3B%281%29_.xlsx",
    );
  });

  it('has nothing for an unknown id', () => {
    expect(mediaAnswer(undefined).status).toBe(404);
  });
});
