import { readdirSync, readFileSync } from 'node:fs';
import type { Instant } from '../../../src/domain/instant.ts';
import { type DingtalkConfig, dingtalkSchema } from '../../../src/platforms/dingtalk/config.ts';
import { createDingtalkPlatform } from '../../../src/platforms/dingtalk/create-dingtalk-platform.ts';
import type { CallbackRequest, Incoming } from '../../../src/ports/chat-platform.ts';
import type { Logger } from '../../../src/ports/logger.ts';
import type { ChatPlatformHarness, Recorded, Said } from '../../contract/chat-platform.contract.ts';
import { APP, type FakeDingtalk, signedHeaders } from '../../support/fake-dingtalk.ts';

export const NOW: Instant = Date.parse('2026-11-23T10:00:00+08:00');

/** A robot of the same house with another secret. */
export const OTHER = { code: 'dingrobot02', appKey: 'dingkey02', appSecret: 'that is a secret too' };

/** A group text as DingTalk sends it (platforms.md 7.2). */
export function groupText(fields: object = {}): Record<string, unknown> {
  return {
    senderPlatform: 'Win',
    conversationId: 'cidAAAA==',
    conversationType: '2',
    conversationTitle: '重点工作调度群',
    chatbotCorpId: 'dingcorp',
    chatbotUserId: '$:LWCP_v1:$bot',
    msgId: 'msgAAAA==',
    msgtype: 'text',
    text: { content: ' 进度 12 60%' },
    createAt: NOW,
    senderId: '$:LWCP_v1:$u1',
    senderNick: '张三',
    senderStaffId: 'user001',
    senderCorpId: 'dingcorp',
    isAdmin: false,
    isInAtList: true,
    atUsers: [{ dingtalkId: '$:LWCP_v1:$bot' }, { dingtalkId: '$:LWCP_v1:$u2', staffId: 'user002' }],
    robotCode: APP.code,
    ...fields,
  };
}

/** The request DingTalk makes of a body; an object is sent as JSON. */
export function posted(body: unknown, at: Instant = NOW, appSecret = APP.appSecret): CallbackRequest {
  const bytes = body instanceof Uint8Array ? body : Buffer.from(JSON.stringify(body));
  const headers = signedHeaders(appSecret, String(at));
  return {
    method: 'POST',
    query: {},
    headers: { 'content-type': 'application/json; charset=utf-8', ...headers },
    body: bytes,
  };
}

export function configFor(baseUrl: string): DingtalkConfig {
  return dingtalkSchema.parse({ apiBaseUrl: baseUrl, oapiBaseUrl: baseUrl, robots: [APP, OTHER] });
}

export interface RecordingLogger extends Logger {
  readonly lines: readonly { readonly level: string; readonly facts: object; readonly message: string }[];
}

export function createRecordingLogger(): RecordingLogger {
  const lines: { level: string; facts: object; message: string }[] = [];
  const at = (level: string) => (facts: object, message: string) => {
    lines.push({ level, facts, message });
  };
  return { lines, info: at('info'), warn: at('warn'), error: at('error') };
}

/** A file of test/replay/dingtalk (see the README there). */
interface Fixture {
  readonly title: string;
  readonly timestamp: number;
  readonly body: object;
  readonly expected: Incoming;
}

export function recordings(): readonly Recorded[] {
  const folder = new URL('../../replay/dingtalk/', import.meta.url);
  const files = readdirSync(folder).filter((file) => file.endsWith('.json'));
  return files.map((file) => {
    const fixture = JSON.parse(readFileSync(new URL(file, folder), 'utf8')) as Fixture;
    const { title, timestamp, body, expected } = fixture;
    return { title, request: posted(body, timestamp), now: timestamp, expected };
  });
}

/** One `\n` between two lines, as a person sees them. */
export function folded(text: string): string {
  return text.replaceAll('  \n  ', '\n').replaceAll('\n\n', '\n');
}

export function createDingtalkHarness(fake: FakeDingtalk): ChatPlatformHarness {
  const config = { ...configFor(fake.baseUrl), sessionOrigins: ['https://oapi.dingtalk.com'] };
  const text = ({ text }: Said) =>
    groupText({ text: { content: ` ${text}` }, sessionWebhook: fake.sessionUrl('S') });
  return {
    platform: createDingtalkPlatform({ config, logger: createRecordingLogger(), clock: { now: () => NOW } }),
    secrets: [APP.appSecret, OTHER.appSecret, fake.sessionUrl('S')],
    replyLimitBytes: 16_500,
    callback: (said) => posted(text(said), said.at),
    forged: (said) => posted(text(said), said.at, 'not the secret'),
    unsigned: (request) => {
      const { sign: _, ...headers } = request.headers;
      return { ...request, headers };
    },
    // The body is not signed; a signature is one of its timestamp.
    withSignatureOf: (request, { headers: { sign = '' } }) => ({
      ...request,
      headers: { ...request.headers, sign },
    }),
    received: async ({ response, after }) => {
      if (response.status !== 200 || response.contentType !== 'application/json')
        throw new Error('not 200 JSON');
      if (response.body !== '{"msgtype":"empty"}') throw new Error('an answer in the response');
      fake.reset();
      await after?.();
      const [first] = fake.shown;
      return first === undefined ? '' : folded(first.text);
    },
    recorded: recordings(),
    teardown: () => fake.close(),
  };
}
