import { expect, it } from 'vitest';
import { composeMetrics } from '../../src/compose-metrics.ts';
import type { Metrics, Standing } from '../../src/ports/metrics.ts';

const STANDING: Standing = {
  slots: [
    { platform: 'wecom', state: 'sent' },
    { platform: 'wecom', state: 'sent' },
    { platform: 'dingtalk', state: 'missed' },
  ],
  openPosts: 2,
  noticesWaiting: 3,
  budgets: [{ group: 'all', platform: 'wecom', left: 13 }],
  degraded: 1,
};

/** The lines of the bot's own metrics that are not 0. */
async function shown(metrics: Metrics, standing?: Standing): Promise<readonly string[]> {
  const { text } = await metrics.page(standing);
  return text.split('\n').filter((line) => line.startsWith('duban_') && !line.endsWith(' 0'));
}

it('tells what was counted and how things stand, exactly', async () => {
  const metrics = composeMetrics('1.2.3');
  const message = { platform: 'wecom', command: 'progress', outcome: 'written' } as const;
  metrics.messageAnswered(message, 0.002);
  metrics.messageAnswered(message, 7);
  metrics.messageAnswered({ ...message, outcome: 'not-yours' }, 0.3);
  metrics.callbackRefused('dingtalk', 401);
  metrics.written('task', 0.0004);
  metrics.writeFailed('disk-full');
  metrics.writeFailed('ENOENT: /data/2026');
  metrics.sent('wecom', 'unknown');
  metrics.replyUndelivered('session', 'refused');
  expect(await shown(metrics, STANDING)).toEqual([
    'duban_info{version="1.2.3"} 1',
    'duban_messages_total{platform="wecom",command="progress",outcome="written"} 2',
    'duban_messages_total{platform="wecom",command="progress",outcome="refused"} 1',
    'duban_callbacks_refused_total{platform="dingtalk",status="401"} 1',
    'duban_writes_failed_total{code="disk-full"} 1',
    'duban_writes_failed_total{code="other"} 1',
    'duban_sends_total{platform="wecom",outcome="unknown"} 1',
    'duban_replies_undelivered_total{via="session",outcome="refused"} 1',
    ...['0.0025', '0.005', '0.01', '0.025', '0.05', '0.1', '0.25'].map((le) => bucket('answer', le, 1)),
    ...['0.5', '1', '2.5', '5'].map((le) => bucket('answer', le, 2)),
    bucket('answer', '+Inf', 3),
    'duban_answer_seconds_sum{platform="wecom"} 7.302',
    'duban_answer_seconds_count{platform="wecom"} 3',
    ...['0.0005', '0.001', '0.0025', '0.005', '0.01', '0.025', '0.05', '0.1'].map((le) =>
      bucket('write', le, 1),
    ),
    ...['0.25', '0.5', '1', '2.5', '+Inf'].map((le) => bucket('write', le, 1)),
    'duban_write_seconds_sum{what="task"} 0.0004',
    'duban_write_seconds_count{what="task"} 1',
    'duban_slots{platform="wecom",state="sent"} 2',
    'duban_slots{platform="dingtalk",state="missed"} 1',
    'duban_open_posts 2',
    'duban_notices_waiting 3',
    'duban_budget_left{group="all",platform="wecom"} 13',
    'duban_degraded 1',
  ]);
});

function bucket(of: 'answer' | 'write', le: string, count: number): string {
  const label = of === 'answer' ? 'platform="wecom"' : 'what="task"';
  return `duban_${of}_seconds_bucket{le="${le}",${label}} ${count}`;
}

it('tells how things stand now, and nothing of it where that cannot be told', async () => {
  const metrics = composeMetrics('1.2.3');
  const standing = (lines: readonly string[]) =>
    lines.filter((line) => /^duban_(slots|open_posts|notices|budget|degraded)/.test(line));
  await metrics.page(STANDING);
  expect(standing(await shown(metrics, { ...STANDING, slots: [], openPosts: 0, budgets: [] }))).toEqual([
    'duban_notices_waiting 3',
    'duban_degraded 1',
  ]);
  const { text } = await metrics.page(undefined);
  expect(standing(text.split('\n'))).toEqual([]);
});

it('begins at 0 what an alert waits for, and tells of the process', async () => {
  const { text, contentType } = await composeMetrics('1.2.3').page(undefined);
  expect(contentType).toBe('text/plain; version=0.0.4; charset=utf-8');
  expect(text).toContain('\nduban_writes_failed_total{code="disk-full"} 0\n');
  expect(text).toContain('\nduban_replies_undelivered_total{via="api",outcome="refused"} 0\n');
  for (const name of [
    'process_resident_memory_bytes',
    'nodejs_eventloop_lag_p99_seconds',
    'nodejs_active_handles',
  ])
    expect(text).toContain(`\n${name}`);
});
