import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Answered, aRunningWecom, NOON, type RunningWecom } from './harness.ts';

const PATH = '/cgi-bin/webhook/upload_media?key=key-all';
const TWENTY_MB = 20 * 1024 * 1024;
const CONTENT = Buffer.from('工作台账');

let wecom: RunningWecom;
beforeEach(async () => {
  wecom = await aRunningWecom();
});
afterEach(() => wecom.stop());

function aForm(field: string, value: Blob | string, name?: string): FormData {
  const form = new FormData();
  form.append('note', 'before');
  if (typeof value === 'string') form.append(field, value);
  else form.append(field, value, name);
  return form;
}

function postForm(form: FormData, type = 'file'): Promise<Answered> {
  return wecom.postRaw(`${PATH}&type=${type}`, form);
}

describe('an upload', () => {
  it('answers an id under which the file is kept', async () => {
    const form = aForm('media', new Blob([CONTENT], { type: 'application/vnd.ms-excel' }), '“周调度”.xls');
    const answered = await postForm(form);
    expect(answered).toEqual({
      errcode: 0,
      errmsg: 'ok',
      type: 'file',
      media_id: expect.stringMatching(/^\w{16,}$/),
      created_at: String(NOON / 1000),
    });
    expect(wecom.double.media(String(answered['media_id']))).toMatchObject({
      name: '“周调度”.xls',
      contentType: 'application/vnd.ms-excel',
      bytes: CONTENT,
    });
    expect(wecom.chatLog.all()).toEqual([]);
  });

  it('takes the vendor’s own sample, with the file’s length beside its name', async () => {
    const sample = [
      '---------------------------acebdf13572468',
      'Content-Disposition: form-data; name="media";filename="wework.txt"; filelength=6',
      'Content-Type: application/octet-stream',
      '',
      'mytext',
      '---------------------------acebdf13572468--',
      '',
    ].join('\r\n');
    const type = 'multipart/form-data; boundary=-------------------------acebdf13572468';
    const { media_id } = await wecom.postRaw(`${PATH}&type=file`, sample, type);
    const media = wecom.double.media(String(media_id));
    expect({ name: media?.name, text: media?.bytes.toString() }).toEqual({
      name: 'wework.txt',
      text: 'mytext',
    });
  });

  it('must be larger than 5 bytes', async () => {
    expect((await wecom.upload(Buffer.alloc(5))).errcode).toBe(40058);
    expect((await wecom.upload(Buffer.alloc(6))).errcode).toBe(0);
  });

  it('may hold 20 MB and not one byte more', async () => {
    expect((await wecom.upload(Buffer.alloc(TWENTY_MB))).errcode).toBe(0);
    expect((await wecom.upload(Buffer.alloc(TWENTY_MB + 1))).errcode).toBe(40058);
  });

  it('is refused without a file, its name, or its type', async () => {
    expect((await postForm(aForm('file', new Blob([CONTENT]), 'a.txt'))).errcode).toBe(44001);
    expect((await wecom.post(`${PATH}&type=file`, { media: 'x' })).errcode).toBe(44001);
    expect((await postForm(aForm('media', '一段文字'))).errcode).toBe(40058);
    expect((await postForm(aForm('media', new Blob([CONTENT]), 'a.txt'), 'image')).errcode).toBe(40058);
    expect((await postForm(aForm('media', new Blob([CONTENT]), 'a.amr'), 'voice')).errcode).toBe(40008);
    expect((await wecom.upload(CONTENT, 'a.txt', 'key-gone')).errcode).toBe(93000);
  });
});
