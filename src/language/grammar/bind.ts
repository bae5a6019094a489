import { CHINESE_NUMERAL, parseNumeral } from '../numerals.ts';
import type { Reading } from '../reading.ts';
import { certain, choice, unclear } from '../readings.ts';
import { takeMatch } from '../taken.ts';
import type { Grammar } from './grammar.ts';

const USAGE = '绑定 姓名 单位';
const UNIT_END =
  /(?:局|委|办|镇|乡|街道|中心|公司|院|所|处|室|站|队|集团|银行|学校|大学|中学|小学|医院|法院|政府|部|会|社|厅|园区|开发区|管委会|馆|村|区)$/;
/** 我是张三, 来自住建局的: words around a name or a unit, never inside one. */
const LABELS = /^(?:(?:我(?:是|叫)|本人|姓名|名字|单位|我的?|是|账号|帐号|来自|在):?)+|的$/g;
const NAME = /^[一-龥·a-z]{2,12}$/i;

/** 绑定 张三 住建局, in either order. */
export const BIND: Grammar = {
  afterWord: ({ line, at }) => {
    const parts = line.text
      .slice(at)
      .replace(/^(?:一下|下)(?=[\s,，:：])/u, '')
      .split(/[\s,，、:：;；+/()（）。.!！-]+/u)
      .map((part, index) => (index < 4 ? part.replace(LABELS, '') : part))
      .filter((part) => part !== '');
    const [first, second] = parts;
    if (first === undefined) return [unclear('incomplete', USAGE)];
    if (second === undefined || parts.length > 2) return [unclear('incomplete', USAGE)];
    return [binding(first, second)];
  },
};

function binding(first: string, second: string): Reading {
  const turned = UNIT_END.test(first) && !UNIT_END.test(second);
  const [name, unit] = turned ? [second, first] : [first, second];
  return NAME.test(name) && unit.length >= 2
    ? certain({ kind: 'bind', name, unit })
    : unclear('incomplete', USAGE);
}

const REQUEST_NO = new RegExp(
  `[\\s:,]*(?:申请|请求)?\\s?(?:#|第|编号)?\\s?(\\d{1,6}|${CHINESE_NUMERAL}{1,5})\\s?(号|个)?(?:申请|请求)?[\\s。!]*$`,
  'y',
);

/** 同意绑定 3. */
export const APPROVE_BIND: Grammar = {
  afterWord: ({ line, at }) => {
    const [said = '', digits = '', noun] = takeMatch(REQUEST_NO, line.key, at) ?? [];
    const no = parseNumeral(digits);
    if (no === undefined || no < 1) return [unclear('incomplete', '同意绑定 3')];
    const command = { kind: 'approve-bind', no } as const;
    // 同意绑定 3 个申请 may be of three.
    return [noun === '个' && !said.includes('第') ? choice('maybe-not-a-task', command) : certain(command)];
  },
};
