import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { aBench, type Bench, MORNING } from './a-bench.ts';

const MEGABYTES_20 = 20 * 1024 * 1024;
const PNG = Buffer.from('iVBORw0KGgo=', 'base64');

describe('an upload', () => {
  let bench: Bench;
  let token: string;
  beforeEach(async () => {
    bench = await aBench();
    token = await bench.token();
  });
  afterEach(() => bench.stop());

  it('is kept under an id of its own', async () => {
    const { json } = await bench.upload(token, 'image', PNG, '红灯.png');
    expect(json).toEqual({
      errcode: 0,
      errmsg: 'ok',
      media_id: expect.stringMatching(/^@\w+$/),
      type: 'image',
      created_at: MORNING,
    });
    expect(bench.double.media(json.media_id)).toMatchObject({
      name: '红灯.png',
      contentType: 'image/png',
      bytes: PNG,
    });
  });

  it.each([
    ['jpg', [0xff, 0xd8, 0xff, 0xe0]],
    ['gif', [...Buffer.from('GIF89a')]],
    ['bmp', [...Buffer.from('BM6')]],
  ])('may be a picture of kind %s', async (name, bytes) => {
    expect((await bench.upload(token, 'image', Uint8Array.from(bytes), `a.${name}`)).json.errcode).toBe(0);
  });

  it('is no picture because of its name', async () => {
    expect((await bench.upload(token, 'image', Buffer.from('<svg/>'), 'a.png')).json.errcode).toBe(40004);
    expect((await bench.upload(token, 'file', Buffer.from('<svg/>'), 'a.png')).json.errcode).toBe(0);
  });

  it.each(['image', 'file'])('of type %s takes 20 MB and not one byte more', async (type) => {
    const bytes = Buffer.alloc(MEGABYTES_20 + 1);
    PNG.copy(bytes);
    expect((await bench.upload(token, type, bytes.subarray(0, MEGABYTES_20))).json.errcode).toBe(0);
    expect((await bench.upload(token, type, bytes)).json.errcode).toBe(40006);
  });

  it('says that voice and video are not simulated', async () => {
    expect((await bench.upload(token, 'voice', PNG)).json).toMatchObject({ errcode: 40008 });
    expect((await bench.upload(token, 'video', PNG)).json).toMatchObject({ errcode: 40008 });
  });
});
