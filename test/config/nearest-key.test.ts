import { describe, expect, it } from 'vitest';
import { nearestKey } from '../../src/config/nearest-key.ts';

const KEYS = ['id', 'title', 'wecom', 'dingtalk', 'webhookKey', 'webhookSecret', 'near-due'];

describe('nearestKey', () => {
  it.each([
    ['titel', 'title'],
    ['tilte', 'title'],
    ['Title', 'title'],
    ['dingding', undefined],
    ['dingTalk', 'dingtalk'],
    ['webhook_key', 'webhookKey'],
    ['webhookSecert', 'webhookSecret'],
    ['nearDue', 'near-due'],
    ['wecon', 'wecom'],
    ['ids', 'id'],
    ['xy', undefined],
    ['', undefined],
    ['编号', undefined],
  ])('takes %s for %s', (typed, meant) => {
    expect(nearestKey(typed, KEYS)).toBe(meant);
  });

  it('knows nothing where there are no keys', () => {
    expect(nearestKey('title', [])).toBeUndefined();
  });
});
