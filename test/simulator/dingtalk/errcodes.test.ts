import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  API_ERRORS,
  type ApiErrorName,
  OLD_API_ERRORS,
  type OldApiErrorName,
} from '../../../src/simulator/dingtalk/errcodes.ts';
import { type Answer, aBench, type Bench, MINUTE, MORNING, TOKENS, textOfBytes, WORLD } from './a-bench.ts';

const { appKey, appSecret, code: robotCode } = WORLD.robot;
const TEXT = { msgtype: 'text', text: { content: '逾期7项' } };
const PNG = Buffer.from('iVBORw0KGgo=', 'base64');
const GROUP_PATH = '/v1.0/robot/groupMessages/send';
const CALL = {
  robotCode,
  openConversationId: 'cidALL==',
  msgKey: 'sampleText',
  msgParam: JSON.stringify({ content: '站会' }),
};

type Provoke = (bench: Bench) => Promise<Answer>;

const robot = (token: keyof typeof TOKENS, body: unknown = TEXT): Provoke => {
  return (bench) => bench.post(`/robot/send?access_token=${TOKENS[token]}`, body);
};
const group = (change: object): Provoke => {
  return (bench) => bench.api(GROUP_PATH, { ...CALL, ...change });
};
const single = (userIds: readonly string[]): Provoke => {
  return (bench) => bench.api('/v1.0/robot/oToMessages/batchSend', { ...CALL, userIds });
};

const OLD: Record<OldApiErrorName, Provoke> = {
  busy: (bench) => {
    bench.lab.faults.set('busy', { times: 1 });
    return robot('plain')(bench);
  },
  sessionUnknown: (bench) => bench.post('/robot/sendBySession?session=unknown', TEXT),
  tokenEmpty: (bench) => bench.post('/robot/send?access_token=', TEXT),
  tokenUnknown: (bench) => bench.post('/robot/send?access_token=unknown', TEXT),
  robotDisabled: robot('disabled'),
  robotRemoved: robot('removed'),
  groupDissolved: robot('dissolved'),
  keywordMissing: robot('keyword'),
  timestampInvalid: robot('signed'),
  signMismatch: (bench) =>
    bench.post(`/robot/send?access_token=${TOKENS.signed}&timestamp=${MORNING}&sign=wrong`, TEXT),
  throttled: async (bench) => {
    for (let count = 0; count < 20; count += 1) {
      expect((await robot('plain')(bench)).json.errcode).toBe(0);
    }
    return robot('plain')(bench);
  },
  typeUnknown: robot('plain', { msgtype: 'image', image: { media_id: '@a' } }),
  typeNotPlayed: robot('plain', { msgtype: 'link', link: {} }),
  jsonMissing: robot('plain', ''),
  textMissing: robot('plain', { msgtype: 'text', text: { content: ' ' } }),
  markdownMissing: robot('plain', { msgtype: 'markdown', markdown: { text: '没有标题' } }),
  contentType: (bench) =>
    bench.post(`/robot/send?access_token=${TOKENS.plain}`, TEXT, { 'content-type': 'text/plain' }),
  tooLong: robot('plain', textOfBytes(20_001)),
  appKeyMissing: (bench) => bench.get('/gettoken'),
  appSecretWrong: (bench) => bench.get(`/gettoken?appkey=${appKey}&appsecret=wrong`),
  accessTokenInvalid: (bench) => bench.upload('unknown', 'image', PNG),
  accessTokenExpired: async (bench) => {
    const token = await bench.token();
    bench.at(MORNING + 120 * MINUTE);
    return bench.upload(token, 'image', PNG);
  },
  mediaMissing: async (bench) =>
    bench.post(`/media/upload?access_token=${await bench.token()}&type=file`, {}),
  mediaType: async (bench) => bench.upload(await bench.token(), 'image', Buffer.from('text')),
  mediaTooBig: async (bench) => bench.upload(await bench.token(), 'file', Buffer.alloc(0)),
  notSimulated: (bench) => bench.post('/topapi/message/corpconversation/asyncsend_v2', {}),
};

const NEW: Record<ApiErrorName, Provoke> = {
  clientSecretWrong: (bench) => bench.post('/v1.0/oauth2/accessToken', { appKey, appSecret: 'wrong' }),
  accessTokenInvalid: (bench) => bench.post(GROUP_PATH, CALL),
  quotaUsedUp: async (bench) => {
    expect((await group({})(bench)).status).toBe(200);
    return group({})(bench);
  },
  tooFast: (bench) => {
    bench.lab.faults.set('throttled', { times: 1 });
    return group({})(bench);
  },
  bodyInvalid: (bench) => bench.api(GROUP_PATH, 'no json'),
  robotUnknown: group({ robotCode: appSecret }),
  conversationMissing: group({ openConversationId: undefined }),
  userIdsEmpty: single([]),
  userIdsTooMany: single(Array.from({ length: 21 }, (_, no) => `p${no}`)),
  messageKeyEmpty: group({ msgKey: undefined }),
  messageParamInvalid: group({ msgParam: { content: '不是字符串' } }),
  messageParamTooLong: group({ msgParam: JSON.stringify({ content: 'x'.repeat(15_000) }) }),
  messageKeyNotPlayed: group({ msgKey: 'sampleActionCard' }),
};

/** Runs on a double of its own, so that nothing of one row is left for another. */
async function provoked(provoke: Provoke, quota = WORLD.quota): Promise<Answer> {
  const bench = await aBench({ ...WORLD, ...(quota === undefined ? {} : { quota }) });
  try {
    const answer = await provoke(bench);
    expect(bench.lab.traffic.all().at(-1)).toMatchObject({
      outcome: expect.stringMatching(/refused|not-simulated/),
      note: expect.any(String),
    });
    return answer;
  } finally {
    await bench.stop();
  }
}

describe('the errors of the old API', () => {
  it('each have a row here', () => {
    expect(Object.keys(OLD).toSorted()).toEqual(Object.keys(OLD_API_ERRORS).toSorted());
  });

  it.each(Object.entries(OLD_API_ERRORS))('answer HTTP 200 for %s', async (name, { errcode, errmsg }) => {
    const { status, json } = await provoked(OLD[name as OldApiErrorName]);
    expect(status).toBe(200);
    expect(json.errcode).toBe(errcode);
    if (name !== 'notSimulated') expect(json).toEqual({ errcode, errmsg });
  });
});

describe('the errors of the new API', () => {
  it('each have a row here', () => {
    expect(Object.keys(NEW).toSorted()).toEqual(Object.keys(API_ERRORS).toSorted());
  });

  it.each(Object.entries(API_ERRORS))(
    'answer with a code for %s',
    async (name, { status, code, message }) => {
      const answer = await provoked(
        NEW[name as ApiErrorName],
        name === 'quotaUsedUp' ? { calls: 1 } : undefined,
      );
      expect(answer).toEqual({ status, json: { code, message, requestid: expect.any(String) } });
    },
  );
});

describe('what is not simulated', () => {
  let bench: Bench;
  beforeAll(async () => {
    bench = await aBench();
  });
  afterAll(() => bench.stop());

  it('is said in the forms of both APIs', async () => {
    const message = 'not simulated: POST /v1.0/robot/groupMessages/recall';
    expect(await bench.post('/v1.0/robot/groupMessages/recall', {})).toEqual({
      status: 404,
      json: { errcode: 40008, errmsg: message, code: '40008', message },
    });
    expect((await bench.get('/robot/send')).json.errmsg).toBe('not simulated: GET /robot/send');
  });
});
