import { afterEach, describe, expect, it } from 'vitest';
import { day } from '../../src/domain/day.ts';
import { timeOf } from '../../src/domain/instant.ts';
import type { FaultKind, FaultSetting } from '../../src/simulator/faults.ts';
import { aRehearsal, type Rehearsal } from '../support/a-rehearsal.ts';
import { anAssignment, ZONE } from '../support/a-task.ts';

type Vendor = 'wecom' | 'dingtalk';

/** The webhooks of groups' robots. */
const PATHS: Readonly<Record<Vendor, string>> = { wecom: '/cgi-bin/webhook/send', dingtalk: '/robot/send' };

let office: Rehearsal;
afterEach(() => office.stop());

/** A morning with a daily list on both platforms, and one fault at one vendor's webhook. */
async function aMorning(vendor: Vendor, fault: FaultKind, setting: FaultSetting = {}): Promise<void> {
  office = await aRehearsal({
    now: '2026-11-24T08:00:00+08:00',
    county: { overdue: {} },
    tasks: [[{ year: 2026, no: 38 }, [anAssignment({ due: day('2026-11-20'), title: '城东小学扩建' })]]],
  });
  office.simulator.faults.set(fault, { vendor, path: PATHS[vendor], ...setting });
  await office.passTo('2026-11-24T11:45:00+08:00');
}

/** When a group saw the list, and the state of its slot. */
async function seen(vendor: Vendor): Promise<readonly string[]> {
  const shown = office.simulator.group('county', vendor).sees();
  const post = await office.ledger.posts.get({ kind: 'overdue', day: day('2026-11-24'), group: 'county' });
  const slot = post?.slots.find(({ platform }) => platform === vendor);
  const lists = shown.filter(({ content }) => 'text' in content && content.text.includes('#38'));
  return [...lists.map(({ at }) => timeOf(at, ZONE)), `${slot?.state} ${slot?.reason ?? ''}`.trim()];
}

/** What the supervisors were told, and when. */
const told = (): readonly string[] =>
  office.simulator
    .group('office', 'wecom')
    .sees()
    .map(({ at, content }) => `${timeOf(at, ZONE)} ${'text' in content ? content.text.split('\n')[1] : ''}`);

const once: FaultSetting = { times: 1 };
/** Nobody needs to know. */
const calm = 'calm';
/** Every alert room is struck as well: only health and the next answer to a supervisor can say so. */
const untold = 'untold';

describe.each<[Vendor, FaultKind, FaultSetting, readonly string[], RegExp | typeof calm | typeof untold]>([
  // Too fast: WeCom is asked again after a minute, DingTalk after its ten.
  ['wecom', 'throttled', once, ['08:31', 'sent'], calm],
  ['dingtalk', 'throttled', once, ['08:40', 'sent'], calm],
  ['wecom', 'throttled', {}, ['failed throttled'], untold],
  ['dingtalk', 'throttled', {}, ['failed throttled'], /发送失败（平台限流）/],
  ['dingtalk', 'banned', once, ['08:40', 'sent'], calm],
  ['dingtalk', 'banned', {}, ['failed throttled'], /发送失败（平台限流）/],
  ['wecom', 'busy', { times: 3 }, ['08:37', 'sent'], calm],
  ['dingtalk', 'busy', { times: 3 }, ['08:37', 'sent'], calm],
  ['wecom', 'removed', {}, ['failed no-such-address'], untold],
  // DingTalk's robot still speaks by the server API, without an @.
  ['dingtalk', 'removed', {}, ['08:30', 'sent'], calm],
  // A 5xx may have been passed on: WeCom is not asked again, DingTalk tells doubles by their id.
  ['wecom', 'server-error', once, ['unknown server-error'], /是否送达不明（平台内部错误）/],
  ['dingtalk', 'server-error', once, ['08:31', 'sent'], calm],
  // A web page in the vendor's place passed nothing on.
  ['wecom', 'not-json', once, ['08:31', 'sent'], calm],
  ['dingtalk', 'not-json', once, ['08:31', 'sent'], calm],
  // Taken, and the answer lost: never seen twice.
  ['wecom', 'reset-after-accept', once, ['08:30', 'unknown connection-lost'], /是否送达不明（连接中断）/],
  ['dingtalk', 'reset-after-accept', once, ['08:30', 'sent'], calm],
  // The vendor says yes and shows nothing: nobody can know.
  ['wecom', 'accepted-but-dropped', once, ['sent'], calm],
  ['dingtalk', 'accepted-but-dropped', once, ['sent'], calm],
])('%s, %s %j', (vendor, fault, setting, expected, trouble) => {
  it('shows people the list once at most, and the supervisors what became of it', async () => {
    await aMorning(vendor, fault, setting);
    expect(await seen(vendor)).toEqual(expected);
    // The faults of one vendor cost the other's group nothing.
    expect(await seen(vendor === 'wecom' ? 'dingtalk' : 'wecom')).toEqual(['08:30', 'sent']);
    expect(office.time.delivery.untold()).toEqual(
      trouble === untold ? [`overdue/2026-11-24/county/${vendor}`] : [],
    );
    if (trouble instanceof RegExp) expect(told().join('\n')).toMatch(trouble);
    else expect(told()).toEqual([]);
  });
});

describe('an expired access token of DingTalk', () => {
  it('is renewed, and the list arrives by the API where the robot has no webhook any more', async () => {
    office = await aRehearsal({
      now: '2026-11-24T08:00:00+08:00',
      county: { overdue: {} },
      tasks: [[{ year: 2026, no: 38 }, [anAssignment({ due: day('2026-11-20') })]]],
    });
    office.simulator.faults.set('removed', { vendor: 'dingtalk', path: '/robot/send' });
    office.simulator.faults.set('token-expired', { vendor: 'dingtalk', times: 1 });
    await office.passTo('2026-11-24T09:00:00+08:00');
    expect(await seen('dingtalk')).toEqual(['08:30', 'sent']);
  });
});

describe('answers of the same minute', () => {
  it('go first: on DingTalk a post waits for what its robot may still say', async () => {
    office = await aRehearsal({
      now: '2026-11-24T08:00:00+08:00',
      county: { overdue: {} },
      tasks: [[{ year: 2026, no: 38 }, [anAssignment({ due: day('2026-11-20') })]]],
    });
    await office.passTo('2026-11-24T08:29:30+08:00');
    for (let answers = 0; answers < 15; answers += 1) office.time.replied('cidCounty==');
    await office.passTo('2026-11-24T08:35:00+08:00');
    expect(await seen('dingtalk')).toEqual(['08:31', 'sent']);
    expect(await seen('wecom')).toEqual(['08:30', 'sent']);
  });
});
