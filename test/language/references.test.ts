import { describe, expect, it } from 'vitest';
import { takeRef, takeRefs } from '../../src/language/references.ts';

describe('takeRef', () => {
  it.each([
    ['#12', 12, 'marked'],
    ['第12项', 12, 'marked'],
    ['第十二项', 12, 'marked'],
    ['任务12', 12, 'marked'],
    ['任务：12', 12, 'marked'],
    ['编号12', 12, 'marked'],
    ['no.12', 12, 'marked'],
    ['[12]', 12, 'marked'],
    ['12号任务', 12, 'marked'],
    ['12号', 12, 'day-like'],
    ['十二号', 12, 'day-like'],
    ['12项', 12, 'counted'],
    ['12', 12, 'bare'],
    ['十二', 12, 'bare'],
  ])('reads %s as %d, %s', (key, no, kind) => {
    expect(takeRef(key.replace('：', ':'), 0)).toEqual({
      value: { ref: { kind: 'number', no }, kind },
      end: key.length,
    });
  });

  it('reads a year before the sign', () => {
    expect(takeRef('2025#12', 0)?.value.ref).toEqual({ kind: 'number', no: 12, year: 2025 });
  });

  it.each([
    '12号楼',
    '12#楼',
    '3号线',
    '1号文件',
    '一号机组',
    '12号会议室',
    '第12届',
    '第三方',
    '任务3天内',
    '任务60%',
    '12月',
    '12日',
    '12:30',
    '12.31',
    '12.5',
    '12%',
    '60%',
    '2026',
    '123456',
    '0',
    '#0',
    '12个',
    '12项任务',
    '一',
    '六成',
    '任务一半',
    '[2026]',
  ])('finds no task in %s', (key) => {
    expect(takeRef(key, 0)).toBeUndefined();
  });
});

describe('takeRefs', () => {
  it.each([
    ['12 13 15', [12, 13, 15]],
    ['12、13', [12, 13]],
    ['12,13和15号', [12, 13, 15]],
    ['#12#13', [12, 13]],
    ['12号13号', [12, 13]],
    ['12号', [12]],
    ['12,60%', [12]],
  ])('reads the tasks of %s', (key, numbers) => {
    const found = takeRefs(key, 0);
    expect(found?.value.refs.map(({ ref }) => ref.no)).toEqual(numbers);
    expect(found?.value.range).toBe(false);
  });

  it.each(['12-15', '12到15', '12号至15号', '第12项~第15项'])('knows %s for a range', (key) => {
    expect(takeRefs(key, 0)?.value.range).toBe(true);
  });
});
