import { afterEach, describe, expect, it } from 'vitest';
import { aPage, at, type Page, type PageSettings } from './a-page.ts';

const pages: Page[] = [];

async function open(settings?: PageSettings): Promise<Page> {
  const page = await aPage(settings);
  pages.push(page);
  return page;
}

afterEach(async () => {
  await Promise.all(pages.splice(0).map((page) => page.stop()));
});

const ALL = { room: 'wecom:all', who: 'zhangsan' };

describe('GET /sandbox', () => {
  it('shows the first room as the first person', async () => {
    const { ask } = await open();
    const { status, body, headers } = await ask('/sandbox');
    expect(status).toBe(200);
    expect(headers['content-type']).toBe('text/html; charset=utf-8');
    expect(body).toContain('<title>全县重点工作调度群 - 督办 · 沙盒</title>');
    expect(body).toContain('aria-label="我是张三，换人"');
    expect(body).toContain('2026年</span>11月23日（周一）10:02');
  });

  it('falls back to the first where it does not know the room or the person', async () => {
    const { ask } = await open();
    const { body } = await ask('/sandbox?room=wecom:nowhere&who=nobody');
    expect(body).toContain('<title>全县重点工作调度群');
    expect(body).toContain('aria-label="我是张三，换人"');
  });

  it('shows nobody the private chat of somebody else', async () => {
    const { ask } = await open();
    const { body } = await ask('/sandbox?room=wecom:@zhangsan&who=liuzhenhua');
    expect(body).toContain('<title>全县重点工作调度群');
    expect(body).not.toContain('wecom%3A%40zhangsan&amp;who=liuzhenhua');
  });

  it('lets a private chat follow whoever one becomes', async () => {
    const { ask } = await open();
    const { body } = await ask('/sandbox?room=dingtalk:@zhangsan&who=zhangsan');
    expect(body).toContain('href="/sandbox?room=dingtalk%3A%40liuzhenhua&amp;who=liuzhenhua"');
  });

  it('offers to enter a private chat of WeCom until something has passed there', async () => {
    const { ask, submit } = await open();
    const place = { room: 'wecom:@zhangsan', who: 'zhangsan' };
    expect((await ask('/sandbox?room=wecom:@zhangsan&who=zhangsan')).body).toContain(
      'action="/sandbox/enter"',
    );
    expect((await submit('/sandbox/enter', place)).status).toBe(303);
    expect((await ask('/sandbox?room=wecom:@zhangsan&who=zhangsan')).body).not.toContain('/sandbox/enter');
  });

  it('suggests what its owner suggests to this person in this room', async () => {
    const asked: string[] = [];
    const suggest: PageSettings['suggest'] = async (account, room) => {
      asked.push(`${account} in ${room.key}`);
      return ['进度 12 60%'];
    };
    const { ask } = await open({ suggest });
    const { body } = await ask('/sandbox?room=dingtalk:city&who=liuzhenhua');
    expect(asked).toEqual(['liuzhenhua in dingtalk:city']);
    expect(body).toContain('<button type="submit" name="text" value="进度 12 60%">进度 12 60%</button>');
  });

  it('shows what the bot and people said, as their vendor draws it', async () => {
    const { ask, post, simulator } = await open();
    await post('/sandbox/say', { ...ALL, text: '进度 12 60%\n<b>' });
    const message = { room: 'wecom:all', via: 'webhook', mentions: [], as: '每日提醒' } as const;
    simulator.chatLog.add(
      { ...message, content: { kind: 'markdown', dialect: 'wecom', text: '**逾期7项**' } },
      at('2026-11-24T08:30'),
    );
    const { body } = await ask('/sandbox');
    expect(body).toContain('<b class="at">@督办助手 </b><div class="plain">进度 12 60%\n&lt;b></div>');
    expect(body).toContain('11月24日（周二） 08:30</time>');
    expect(body).toContain('<strong>逾期7项</strong>');
    expect(body).toContain('每日提醒<span class="tag">机器人</span>');
  });

  it('marks what was delivered twice, and what was not answered', async () => {
    const { ask, post, simulator } = await open();
    simulator.faults.set('redeliver', { times: 1 });
    await post('/sandbox/say', { ...ALL, text: '甲' });
    expect((await ask('/sandbox')).body).toContain('平台投递了 2 次');
    simulator.connect({ wecom: 'http://127.0.0.1:1/' });
    await post('/sandbox/say', { ...ALL, text: '乙' });
    expect((await ask('/sandbox')).body).toContain('平台没有收到可用的应答');
  });

  it('rings for those whom a text of WeCom names beside its words', async () => {
    const { ask, simulator } = await open();
    const content = { kind: 'text', text: '<@guest> 请更新' } as const;
    const mentions = [
      { account: 'zhangsan', pinged: true },
      { account: 'guest', pinged: true },
      { account: 'liuzhenhua', pinged: false },
    ];
    simulator.chatLog.add({ room: 'wecom:all', via: 'webhook', content, mentions }, at('2026-11-24T08:30'));
    expect((await ask('/sandbox')).body).toContain(
      '<b class="ping">@陌生人</b> 请更新<b class="ping"> @张三</b></div>',
    );
  });

  it('counts what nobody plays here', async () => {
    const { ask, simulator } = await open();
    await fetch(`${simulator.baseUrls.wecom}/cgi-bin/department/list`);
    const { body } = await ask('/sandbox?drawer=traffic');
    expect(body).toContain('未模拟 1');
    expect(body).toContain('is-not-simulated');
  });

  it('names the faults that are on', async () => {
    const { ask, simulator } = await open();
    simulator.faults.set('throttled');
    simulator.faults.set('slow');
    const { body } = await ask('/sandbox?drawer=faults');
    expect(body).toContain('故障：发送限流');
    expect(body).toContain('另有故障 1 项');
  });

  it('quotes', async () => {
    const { ask, post, simulator } = await open();
    await post('/sandbox/say', { ...ALL, text: '12号怎么样' });
    const [said] = simulator.chatLog.all();
    const { body } = await ask(`/sandbox?quote=${said?.id}`);
    expect(body).toContain('<input type="hidden" name="quote" value="12号怎么样"/>');
    await post('/sandbox/say', { ...ALL, text: '收到', quote: '12号怎么样' });
    expect((await ask('/sandbox')).body).toContain('<blockquote class="quoted">12号怎么样</blockquote>');
  });

  it('has no way to move time where its owner gives none', async () => {
    const { ask, post } = await open({ fixedTime: true });
    expect((await ask('/sandbox')).body).not.toContain('/sandbox/clock');
    expect((await post('/sandbox/clock', { to: '2026-11-24T08:30' })).status).toBe(400);
  });

  it('answers 500 and tells its owner where something fails inside', async () => {
    const { ask, reported } = await open({ suggest: () => Promise.reject(new Error('broken')) });
    expect((await ask('/sandbox')).status).toBe(500);
    expect(reported).toEqual([new Error('broken')]);
  });
});

describe('a form', () => {
  it('leads back to where it stood', async () => {
    const { submit, simulator, reached } = await open();
    const { status, headers } = await submit('/sandbox/say', {
      ...ALL,
      drawer: 'traffic',
      text: '我的\r\n任务',
    });
    expect(status).toBe(303);
    expect(headers.location).toBe('/sandbox?room=wecom%3Aall&who=zhangsan&drawer=traffic');
    expect(reached()).toBe(1);
    expect(simulator.chatLog.all()).toMatchObject([{ from: 'zhangsan', content: { text: '我的\n任务' } }]);
  });

  it('waits for an answer that comes after the delivery', async () => {
    const { submit, simulator } = await open();
    const stop = simulator.traffic.watch(() => {
      stop();
      setImmediate(() =>
        simulator.chatLog.add(
          {
            room: 'dingtalk:city',
            via: 'session',
            content: { kind: 'text', text: '已记录' },
            mentions: [],
          },
          at('2026-11-23T10:02'),
        ),
      );
    });
    await submit('/sandbox/say', { room: 'dingtalk:city', who: 'zhangsan', text: '进度 12 60%' });
    expect(simulator.chatLog.of('dingtalk:city')).toHaveLength(2);
  });

  it('is told in a sentence what is wrong with it, and the way back', async () => {
    const { submit } = await open();
    const { status, headers, body } = await submit('/sandbox/say', { ...ALL, text: ' ' });
    expect(status).toBe(400);
    expect(headers['content-type']).toBe('text/html; charset=utf-8');
    expect(body).toContain('没有写内容');
    expect(body).toContain('href="/sandbox?room=wecom%3Aall&amp;who=zhangsan"');
  });
});

describe('a script', () => {
  it('says something and learns what came of it', async () => {
    const { post } = await open();
    const { status, body } = await post('/sandbox/say', { ...ALL, text: '我的任务' });
    expect(status).toBe(200);
    expect(JSON.parse(body)).toMatchObject({
      messageId: expect.stringMatching(/^wecom-/),
      deliveries: [{ status: 200, outcome: 'ok' }],
      page: '/sandbox?room=wecom%3Aall&who=zhangsan',
    });
  });

  it('reads what passed, and what people see', async () => {
    const { ask, post } = await open();
    await post('/sandbox/say', { ...ALL, text: '我的任务' });
    const [exchange] = JSON.parse((await ask('/sandbox/traffic')).body);
    expect(exchange).toMatchObject({ vendor: 'wecom', direction: 'callback', outcome: 'ok' });
    expect(exchange.at).toBe('2026-11-23T10:02:00.000+08:00');
    const room = JSON.parse((await ask('/sandbox/rooms/wecom%3Aall')).body);
    expect(room).toMatchObject({ key: 'wecom:all', messages: [{ from: 'zhangsan' }] });
    const rooms = JSON.parse((await ask('/sandbox/rooms')).body);
    expect(rooms.map(({ key }: { key: string }) => key)).toContain('dingtalk:@zhangsan');
    expect((await ask('/sandbox/rooms/nowhere')).status).toBe(404);
  });

  it('has a message delivered again under its id', async () => {
    const { post, reached, simulator } = await open();
    const { messageId } = JSON.parse((await post('/sandbox/say', { ...ALL, text: '我的任务' })).body);
    const { status } = await post('/sandbox/redeliver', { room: 'wecom:all', messageId });
    expect(status).toBe(200);
    expect(reached()).toBe(2);
    expect(simulator.traffic.all().map((one) => one.messageId)).toEqual([messageId, messageId]);
  });

  it.each([
    ['an unknown room', 'say', { room: 'wecom:x', who: 'zhangsan', text: '甲' }, '没有这个会话：wecom:x'],
    ['no room', 'say', { who: 'zhangsan', text: '甲' }, '没有这个会话：（未写 room）'],
    ['an unknown person', 'say', { room: 'wecom:all', who: 'x', text: '甲' }, '没有这个人：x'],
    [
      'the chat of another',
      'say',
      { room: 'wecom:@guest', who: 'zhangsan', text: '甲' },
      '别人与机器人的单聊',
    ],
    ['no words', 'say', ALL, '没有写内容'],
    ['a group to enter', 'enter', ALL, '只有单聊'],
    ['a message never said', 'redeliver', { room: 'wecom:all', messageId: 'x' }, '没有说过编号为 x 的话'],
    ['an unknown fault', 'fault', { kind: 'x', on: true }, '没有这种故障：x'],
    ['neither on nor off', 'fault', { kind: 'busy' }, '请说明开还是关'],
    ['too often', 'fault', { kind: 'redeliver', on: true, amount: 4 }, '1 到 3 之间'],
    ['an amount of what has none', 'fault', { kind: 'busy', on: true, amount: 1 }, '没有数量'],
    ['no moment', 'clock', { to: '明天' }, '看不懂'],
    ['a day that does not exist', 'clock', { to: '2026-11-31T08:30' }, '看不懂'],
    ['the past', 'clock', { to: '2026-11-23T10:01' }, '只能往后走'],
    ['another age', 'clock', { to: '2036-01-01T00:00' }, '最多往后跳 400 天'],
    ['nested JSON', 'say', { ...ALL, text: { a: 1 } }, 'JSON 读不懂'],
  ])('is refused %s', async (_, act, fields, sentence) => {
    const { post, reached } = await open();
    const { status, body } = await post(`/sandbox/${act}`, fields);
    expect(status).toBe(400);
    expect(JSON.parse(body).error).toContain(sentence);
    expect(reached()).toBe(0);
  });

  it('is refused what is too large, and what is neither form nor JSON', async () => {
    const { ask, post } = await open();
    expect((await post('/sandbox/say', { ...ALL, text: '长'.repeat(30_000) })).status).toBe(413);
    const headers = { 'content-type': 'text/plain' };
    expect((await ask('/sandbox/say', { method: 'POST', headers, body: '{}' })).status).toBe(415);
  });
});

describe('POST /sandbox/fault', () => {
  it('switches a fault on, on once, and off', async () => {
    const { post, submit, simulator } = await open();
    await post('/sandbox/fault', { kind: 'slow', on: true, amount: 200 });
    expect(simulator.faults.list()).toEqual([{ kind: 'slow', amount: 200 }]);
    await submit('/sandbox/fault', { kind: 'slow', once: 'true', amount: '' });
    expect(simulator.faults.list()).toEqual([{ kind: 'slow', times: 1, left: 1 }]);
    await submit('/sandbox/fault', { kind: 'slow', on: 'false', amount: 'what a browser left there' });
    expect(simulator.faults.list()).toEqual([]);
  });
});

describe('POST /sandbox/clock', () => {
  it('lets time pass to a moment of the zone, or to the next morning', async () => {
    const { post, submit, simulator } = await open();
    await submit('/sandbox/clock', { ...ALL, morning: 'true' });
    expect(simulator.clock.now()).toBe(at('2026-11-24T08:30'));
    expect(JSON.parse((await post('/sandbox/clock', { to: '2026-11-25T09:00' })).body).now).toBe(
      '2026-11-25T09:00',
    );
  });

  it('shows that time is passing, and refuses to move it meanwhile', async () => {
    let arrive = (): void => {};
    const arrived = new Promise<void>((resolve) => {
      arrive = resolve;
    });
    const { ask, post } = await open({ moveTo: () => arrived });
    const first = post('/sandbox/clock', { to: '2026-11-24T08:30' });
    await expect.poll(async () => (await ask('/sandbox')).body).toContain('时间在走…</span>');
    const second = await post('/sandbox/clock', { to: '2026-11-24T08:31' });
    expect(second.status).toBe(409);
    arrive();
    expect((await first).status).toBe(200);
    expect((await ask('/sandbox')).body).toContain('aria-busy="false"');
  });

  it('can be moved again after it failed', async () => {
    let fails = true;
    const moveTo = async (): Promise<void> => {
      if (fails) throw new Error('stuck');
    };
    const { post } = await open({ moveTo });
    expect((await post('/sandbox/clock', { to: '2026-11-24T08:30' })).status).toBe(500);
    fails = false;
    expect((await post('/sandbox/clock', { to: '2026-11-24T08:30' })).status).toBe(200);
  });
});

describe('other addresses', () => {
  it.each([
    ['GET', '/sandbox/nowhere'],
    ['GET', '/sandboxes'],
    ['GET', '/sandbox/assets/../acts.ts'],
    ['GET', '/sandbox/assets/%2e%2e%2facts.ts'],
    ['GET', '/sandbox/assets/constructor'],
    ['GET', '/sandbox/media/nothing'],
    ['GET', '/sandbox/media/%E0%A4%A'],
    ['POST', '/sandbox/constructor'],
  ])('are not there: %s %s', async (method, path) => {
    const { ask } = await open();
    expect((await ask(path, { method })).status).toBe(404);
  });

  it('take no other methods', async () => {
    const { ask } = await open();
    expect((await ask('/sandbox', { method: 'DELETE' })).status).toBe(405);
    expect(await ask('/sandbox', { method: 'HEAD' })).toMatchObject({ status: 200, body: '' });
  });

  it('serve every file that the page asks for', async () => {
    const { ask } = await open();
    const { body } = await ask('/sandbox');
    const files = [...body.matchAll(/(?:href|src)="(\/sandbox\/assets\/[^"]+)"/g)].map(
      ([, path]) => path ?? '',
    );
    expect(files.length).toBeGreaterThan(5);
    const types = await Promise.all(
      files.map(async (path) => {
        const { status, headers } = await ask(path);
        return `${status} ${headers['content-type']?.split(';')[0]}`;
      }),
    );
    expect([...new Set(types)].sort()).toEqual(['200 image/svg+xml', '200 text/css', '200 text/javascript']);
  });
});
