import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { aBench, type Bench, filler, WORLD } from './a-bench.ts';

const PATH = '/v1.0/robot/groupMessages/send';
const PNG = Buffer.from('iVBORw0KGgo=', 'base64');

describe('a group message by the server API', () => {
  let bench: Bench;
  beforeEach(async () => {
    bench = await aBench();
  });
  afterEach(() => bench.stop());

  const send = (msgKey: string, param: unknown, openConversationId = 'cidALL==') =>
    bench.api(PATH, {
      robotCode: WORLD.robot.code,
      openConversationId,
      msgKey,
      msgParam: typeof param === 'string' ? param : JSON.stringify(param),
    });

  it('is shown in its group, without any @', async () => {
    const param = { title: '提醒', text: '@u038 站会 10 分钟后开始' };
    expect(await send('sampleMarkdown', param)).toEqual({
      status: 200,
      json: { processQueryKey: expect.stringMatching(/\S+/) },
    });
    expect(bench.sees('dingtalk:all')).toMatchObject([
      {
        content: { kind: 'markdown', dialect: 'dingtalk', text: '@u038 站会 10 分钟后开始' },
        title: '提醒',
        as: '督办助手',
        via: 'robot-api',
        mentions: [],
      },
    ]);
  });

  it('passes without a visible error for a conversation that does not exist', async () => {
    const { status, json } = await send('sampleText', { content: '站会' }, 'cidNOBODY==');
    expect(status).toBe(200);
    expect(json.processQueryKey).toBeTruthy();
    expect(bench.lab.chatLog.all()).toEqual([]);
    expect(bench.lab.traffic.all().at(-1)).toMatchObject({ outcome: 'ok', note: '没有这个会话，无人看到' });
  });

  it('takes 15,000 bytes of msgParam and not one more', async () => {
    const around = Buffer.byteLength(JSON.stringify({ content: '' }));
    const of = (bytes: number): string => JSON.stringify({ content: filler(bytes - around) });
    expect((await send('sampleText', of(15_000))).status).toBe(200);
    expect((await send('sampleText', of(15_001))).json.code).toBe('invalidParameter.msgParam.tooLong');
  });

  it('shows a picture and a file that were uploaded', async () => {
    const token = await bench.token();
    const { media_id: picture } = (await bench.upload(token, 'image', PNG)).json;
    const { media_id: file } = (await bench.upload(token, 'file', Buffer.from('xlsx'), '附表.xlsx')).json;
    await send('sampleImageMsg', { photoURL: picture });
    await send('sampleFile', { mediaId: file, fileName: '附表.xlsx', fileType: 'xlsx' });
    expect(bench.sees('dingtalk:all').map(({ content }) => content)).toEqual([
      { kind: 'image', mediaId: picture },
      { kind: 'file', mediaId: file, name: '附表.xlsx', bytes: 4 },
    ]);
  });

  it('shows the address of a picture out in the world', async () => {
    await send('sampleImageMsg', { photoURL: 'https://example.org/chart.png' });
    expect(bench.sees('dingtalk:all')[0]?.content).toEqual({
      kind: 'text',
      text: 'https://example.org/chart.png',
    });
  });

  it.each([
    ['a text without content', 'sampleText', { text: '站会' }],
    ['a markdown without title', 'sampleMarkdown', { text: '站会' }],
    ['a picture that was never uploaded', 'sampleImageMsg', { photoURL: '@nothing' }],
    [
      'a file that was never uploaded',
      'sampleFile',
      { mediaId: '@nothing', fileName: 'a.xlsx', fileType: 'xlsx' },
    ],
    ['an object that is no string of JSON', 'sampleText', '站会'],
  ])('refuses %s', async (_, msgKey, param) => {
    const { status, json } = await send(msgKey, param);
    expect({ status, code: json.code }).toEqual({ status: 400, code: 'invalidParameter.msgParam.invalid' });
    expect(bench.lab.chatLog.all()).toEqual([]);
  });
});
