import type { NewShown } from '../chat-log.ts';
import type { ReadReply, Utterance } from '../vendor-double.ts';
import type { WecomWorld } from '../world.ts';
import { open, signatureOf } from './crypto.ts';
import { type Fields, isFields, parseJson } from './fields.ts';
import { writtenMentions } from './mentions.ts';

/** The callback that an answer belongs to. */
export interface Asked {
  readonly bot: WecomWorld['bot'];
  readonly utterance: Utterance;
  readonly nonce: string;
}

const STREAM_BYTES = 20_480;
const STREAM_FIELDS = ['id', 'finish', 'content'];
/** Above it a time in seconds is one in milliseconds. */
const LAST_SECOND = 99_999_999_999;

/** What WeCom makes of the bot's HTTP answer to a callback (platforms.md 1.3, 1.6, 1.7). */
export function readReply(status: number, body: string, asked: Asked): ReadReply {
  if (status !== 200) return { problem: `机器人应答 HTTP ${status}，企业微信只认 200，会当作失败再次投递` };
  if (body === '') return {};
  const envelope = parseJson(body);
  if (!isFields(envelope)) return { problem: '应答不是 JSON 对象，企业微信解不开，群里看不到回复' };
  const opened = openEnvelope(envelope, asked);
  if ('problem' in opened) return opened;
  const reply = parseJson(opened.message);
  if (!isFields(reply)) {
    return { opened: opened.message, problem: '解密后不是 JSON 对象，企业微信不认，群里看不到回复' };
  }
  return { opened: opened.message, ...readMessage(reply, asked) };
}

function openEnvelope(
  { encrypt, msgsignature, timestamp, nonce }: Fields,
  asked: Asked,
): { readonly message: string } | { readonly problem: string } {
  const { token, encodingAESKey, receiveId = '' } = asked.bot;
  if (typeof encrypt !== 'string' || typeof msgsignature !== 'string') {
    return { problem: '应答里缺 encrypt 或 msgsignature（没有下划线），企业微信不认' };
  }
  if (typeof timestamp !== 'number' || !Number.isInteger(timestamp) || timestamp > LAST_SECOND) {
    return { problem: '应答的 timestamp 不是以秒计的数字，企业微信不认' };
  }
  if (nonce !== asked.nonce) return { problem: '应答的 nonce 不是回调网址里的那个，企业微信不认' };
  if (msgsignature !== signatureOf(token, String(timestamp), asked.nonce, encrypt)) {
    return { problem: '应答的签名对不上，企业微信不认' };
  }
  const opened = open(encodingAESKey, encrypt);
  if (opened === undefined) return { problem: '应答解不开（密钥、32 字节补位或长度不对），企业微信不认' };
  if (opened.receiveId !== receiveId) return { problem: '应答的 receiveid 不对，企业微信不认' };
  return { message: opened.message };
}

function readMessage(reply: Fields, { bot, utterance }: Asked): ReadReply {
  const { msgtype, stream, text } = reply;
  const frame = { room: utterance.room.key, as: bot.name, via: 'reply' } as const;
  const welcome = utterance.said.kind === 'enter';
  if (msgtype === 'stream') {
    return welcome
      ? { problem: '进入会话只能回 text 或模板卡片，企业微信不认 stream' }
      : readStream(stream, frame);
  }
  if (msgtype === 'text') {
    return welcome
      ? readWelcome(text, frame)
      : { problem: '消息不能回 text，企业微信只认 stream 或模板卡片' };
  }
  const type = String(msgtype ?? reply['response_type']);
  return { problem: `模拟器不演 ${type} 类的回复` };
}

function readStream(stream: unknown, frame: Omit<NewShown, 'content' | 'mentions'>): ReadReply {
  if (!isFields(stream)) return { problem: '应答里缺 stream，企业微信不认' };
  const { id, finish, content } = stream;
  const foreign = Object.keys(stream).find((field) => !STREAM_FIELDS.includes(field));
  if (foreign !== undefined) return { problem: `模拟器不演 stream.${foreign}` };
  if (typeof id !== 'string' || id === '') return { problem: '应答里缺 stream.id，企业微信不认' };
  if (typeof finish !== 'boolean') return { problem: 'stream.finish 不是 true 或 false，企业微信不认' };
  if (typeof content !== 'string') return { problem: 'stream.content 不是文字，企业微信不认' };
  const bytes = Buffer.byteLength(content);
  if (bytes > STREAM_BYTES) {
    return { problem: `stream.content 有 ${bytes} 字节，超过 ${STREAM_BYTES}，企业微信整条拒收` };
  }
  if (content.trim() === '') return { problem: 'stream.content 是空的，企业微信会一直显示“思考中”' };
  return {
    shown: {
      ...frame,
      content: { kind: 'markdown', dialect: 'wecom-stream', text: content },
      // The documents promise no mention here, so nobody's phone rings (platforms.md 14, question 5).
      mentions: writtenMentions(content).map((account) => ({ account, pinged: false })),
      stream: id,
    },
    ...(finish ? {} : { note: '流式回复还没结束：企业微信会来轮询后文，模拟器不演轮询' }),
  };
}

function readWelcome(text: unknown, frame: Omit<NewShown, 'content' | 'mentions'>): ReadReply {
  if (!isFields(text) || typeof text['content'] !== 'string' || text['content'] === '') {
    return { problem: '欢迎语缺 text.content，企业微信不认' };
  }
  return { shown: { ...frame, content: { kind: 'text', text: text['content'] }, mentions: [] } };
}
