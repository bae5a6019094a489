import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { looksSecret } from '../../src/language/secrets.ts';

/** An ID-card number of a made-up person: the check character follows from the rest. */
function idCard(front: string): string {
  const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
  const sum = weights.reduce((total, weight, index) => total + weight * Number(front[index]), 0);
  return `${front}${'10X98765432'[sum % 11]}`;
}

/** A card number whose last digit makes it pass Luhn. */
function bankCard(front: string): string {
  const sum = [...front].reverse().reduce((total, digit, index) => {
    const value = Number(digit) * (index % 2 === 0 ? 2 : 1);
    return total + (value > 9 ? value - 9 : value);
  }, 0);
  return `${front}${(10 - (sum % 10)) % 10}`;
}

describe('looksSecret', () => {
  it.each([
    '机密★',
    '秘密★3年',
    '绝密★启用前',
    '机密 ★ 10年',
    '秘密☆1年',
    '密级：机密',
    '密级: 秘密',
    '密 级：绝密',
    '份号：000123',
    '份号 000123',
    '【机密】12号任务',
    '进度 12 60%\n秘密★1年',
    '机\u200b密★',
  ])('knows the mark in %j', (text) => {
    expect(looksSecret(text)).toBe('classified');
  });

  it.each([
    idCard('11010119900307775'),
    `进度 12 60% ${idCard('44030619851231001')}`,
    `身份证${idCard('32010619700101234')}，已核`,
    idCard('11010519491231002').toLowerCase(),
    '１１０１０５１９４９１２３１００２Ｘ',
    '110105 19491231 002X',
  ])('knows the ID card in %j', (text) => {
    expect(looksSecret(text)).toBe('id-card');
  });

  it.each([
    bankCard('622202123456789012'),
    bankCard('622588012345678'),
    '4111111111111111',
    '4111 1111 1111 1111',
    '4111-1111-1111-1111',
    `账号${bankCard('621700123456789012')}，请拨付`,
  ])('knows the bank card in %j', (text) => {
    expect(looksSecret(text)).toBe('bank-card');
  });

  it.each([
    '进度 12 60% 完成招标',
    '12号完成投资3.2亿元，累计12345678.90元',
    '电话13800000000',
    '13800000000 13900000000',
    '国办发〔2026〕12号',
    '项目代码2306-320000-04-01-123456',
    '20261123103045123',
    '2026-11-23 10:30:45',
    '统一社会信用代码91110108MA01ABCD2X',
    '110101199013077758',
    '110101199003077751',
    '990101199003077758',
    '6222021234567890121234567890',
    '6222021234567890',
    '0000000000000000',
    '保守商业秘密，做好机密文件管理',
    '传达学习保密工作要求',
    '密级管理培训已完成',
    '机密',
    '份额12345',
    '',
  ])('finds nothing in %j', (text) => {
    expect(looksSecret(text)).toBeUndefined();
  });

  it('never throws, and knows every ID card that can be written', () => {
    const days = fc.date({
      min: new Date('1930-01-01T00:00:00Z'),
      max: new Date('2020-12-31T00:00:00Z'),
      noInvalidDate: true,
    });
    fc.assert(
      fc.property(days, fc.integer({ min: 0, max: 999 }), (date, serial) => {
        const born = date.toISOString().slice(0, 10).replaceAll('-', '');
        expect(looksSecret(idCard(`110101${born}${String(serial).padStart(3, '0')}`))).toBe('id-card');
      }),
    );
    fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 80 }), (text) => void looksSecret(text)));
  });
});
