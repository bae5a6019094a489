import { describe, expect, it } from 'vitest';
import {
  CALLBACK_FAULTS,
  createFaultLab,
  FAULT_KINDS,
  REFUSAL_FAULTS,
  TAKEN_FAULTS,
} from '../../src/simulator/faults.ts';

const WECOM = { vendor: 'wecom', path: '/cgi-bin/webhook/send' } as const;
const DINGTALK = { vendor: 'dingtalk', path: '/robot/send' } as const;

describe('createFaultLab', () => {
  it('begins with everything well', () => {
    const faults = createFaultLab();
    expect(faults.list()).toEqual([]);
    for (const kind of FAULT_KINDS) {
      expect(faults.isOn(kind, WECOM)).toBe(false);
      expect(faults.strikes(kind, WECOM)).toBeUndefined();
    }
  });

  it('strikes everywhere, until it is switched off', () => {
    const faults = createFaultLab();
    faults.set('busy');
    for (const place of [WECOM, DINGTALK, { vendor: 'wecom' } as const, WECOM]) {
      expect(faults.isOn('busy', place)).toBe(true);
      expect(faults.strikes('busy', place)).toEqual({ kind: 'busy' });
    }
    expect(faults.strikes('slow', WECOM)).toBeUndefined();
    faults.off('busy');
    expect(faults.strikes('busy', WECOM)).toBeUndefined();
  });

  it('strikes one vendor only, where one is named', () => {
    const faults = createFaultLab();
    faults.set('busy', { vendor: 'wecom' });
    expect(faults.strikes('busy', DINGTALK)).toBeUndefined();
    expect(faults.strikes('busy', WECOM)).toEqual({ kind: 'busy', vendor: 'wecom' });
  });

  it('strikes one path only, where one is named', () => {
    const faults = createFaultLab();
    faults.set('busy', { path: WECOM.path });
    expect(faults.strikes('busy', { vendor: 'wecom', path: '/cgi-bin/gettoken' })).toBeUndefined();
    expect(faults.strikes('busy', { vendor: 'wecom' })).toBeUndefined();
    expect(faults.strikes('busy', WECOM)).toMatchObject({ path: WECOM.path });
  });

  it('strikes so many times, and only strikes count', () => {
    const faults = createFaultLab();
    faults.set('busy', { times: 2, vendor: 'wecom' });
    expect(faults.isOn('busy', WECOM)).toBe(true);
    expect(faults.isOn('busy', WECOM)).toBe(true);
    expect(faults.strikes('busy', DINGTALK)).toBeUndefined();
    expect(faults.strikes('busy', WECOM)).toMatchObject({ left: 2 });
    expect(faults.list()).toEqual([{ kind: 'busy', vendor: 'wecom', times: 2, left: 1 }]);
    expect(faults.strikes('busy', WECOM)).toMatchObject({ left: 1 });
    expect(faults.strikes('busy', WECOM)).toBeUndefined();
    expect(faults.list()).toEqual([]);
  });

  it('takes the same kind set again for another one', () => {
    const faults = createFaultLab();
    faults.set('slow', { amount: 500, times: 3 });
    faults.strikes('slow', WECOM);
    faults.set('slow', { amount: 900 });
    expect(faults.list()).toEqual([{ kind: 'slow', amount: 900 }]);
    expect(faults.strikes('slow', WECOM)).toEqual({ kind: 'slow', amount: 900 });
  });

  it('keeps several kinds apart, and clears them together', () => {
    const faults = createFaultLab();
    faults.set('slow');
    faults.set('reply-lost', { times: 1 });
    faults.off('slow');
    expect(faults.list().map(({ kind }) => kind)).toEqual(['reply-lost']);
    faults.set('busy');
    faults.clear();
    expect(faults.list()).toEqual([]);
  });

  it('tells whoever watches of every change, and of nothing else', () => {
    const faults = createFaultLab();
    let told = 0;
    const stop = faults.watch(() => {
      told += 1;
    });
    const changes = (act: () => void): number => {
      const before = told;
      act();
      return told - before;
    };
    expect(changes(() => faults.set('busy', { times: 2 }))).toBe(1);
    expect(changes(() => faults.isOn('busy', WECOM))).toBe(0);
    expect(changes(() => faults.strikes('busy', WECOM))).toBe(1);
    expect(changes(() => faults.strikes('slow', WECOM))).toBe(0);
    expect(changes(() => faults.strikes('busy', WECOM))).toBe(1);
    expect(changes(() => faults.off('busy'))).toBe(0);
    expect(changes(() => faults.set('slow'))).toBe(1);
    // Where nothing is counted, nothing changes.
    expect(changes(() => faults.strikes('slow', WECOM))).toBe(0);
    expect(changes(() => faults.off('slow'))).toBe(1);
    expect(changes(() => faults.clear())).toBe(1);
    stop();
    expect(changes(() => faults.set('busy'))).toBe(0);
  });
});

describe('FAULT_KINDS', () => {
  it('holds each kind once', () => {
    expect(new Set(FAULT_KINDS).size).toBe(FAULT_KINDS.length);
    expect(FAULT_KINDS).toHaveLength(CALLBACK_FAULTS.length + REFUSAL_FAULTS.length + TAKEN_FAULTS.length);
  });
});
