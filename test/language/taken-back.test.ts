import { describe, expect, it } from 'vitest';
import { isTakenBack } from '../../src/language/taken-back.ts';
import { effectOf } from './effect.ts';

describe('isTakenBack', () => {
  it.each([
    '算了',
    '缺报告，算了吧',
    '缺报告，不退了',
    '打错了',
    '设备未到，我写错了',
    '还是撤回吧',
    '作废',
    '当我没说',
    '测试一下',
    '例如设备未到',
  ])('hears that %s takes the command back', (words) => {
    expect(isTakenBack(words)).toBe(true);
  });

  it.each(['工程款已结算了一半', '请测算了解', '数据报错已修复', '例会已开', '不再办理了解手续'])(
    'leaves %s standing',
    (words) => {
      expect(isTakenBack(words)).toBe(false);
    },
  );

  it.each(['原因 12 设备未到，算了', '退回 12 缺报告，不退了', '批示 12 请加快，作废'])(
    'asks before it writes %s',
    (text) => {
      expect(effectOf(text)).toBe(`choice negated: ${text}`);
    },
  );
});
