import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, day } from '../../src/domain/day.ts';
import type { Command, TaskRef } from '../../src/language/command.ts';
import { commandText } from '../../src/language/command-text.ts';
import { isWrite } from '../../src/language/readings.ts';
import { CONTEXT, effectOf, readingsOf } from './effect.ts';

type Rows = readonly (readonly [text: string, effect: string])[];

const reads = (title: string, rows: Rows) =>
  describe(title, () => {
    it.each(rows)('%s → %s', (text, effect) => {
      expect(effectOf(text)).toBe(effect);
    });
  });

const writesNothing = (title: string, texts: readonly string[]) =>
  describe(title, () => {
    it.each(texts)('writes nothing: %s', (text) => {
      const written = readingsOf(text).filter(
        (reading) => reading.kind === 'command' && isWrite(reading.command),
      );
      expect(written).toEqual([]);
    });
  });

reads('reads why a task is late, and by when it will be done', [
  ['原因 12 消防整改，12月4日完成', '原因 12 消防整改，2026-12-04完成'],
  ['原因 12 消防整改', '原因 12 消防整改'],
  ['原因12：消防整改，12月4日前完成', '原因 12 消防整改，2026-12-04完成'],
  ['原因 #12 消防整改，预计12月4日完成', '原因 12 消防整改，2026-12-04完成'],
  ['原因 2025#12 消防整改', '原因 2025#12 消防整改'],
  ['12号逾期原因：消防整改，承诺12月4日前完成', '原因 12 消防整改，2026-12-04完成'],
  ['１２号逾期原因：消防整改，１２月４日完成', '原因 12 消防整改，2026-12-04完成'],
  ['12号逾期原因 消防整改，12月4日完成', '原因 12 消防整改，2026-12-04完成'],
  ['12号滞后原因是设备未到，下周五完成', '原因 12 设备未到，2026-12-04完成'],
  ['12号原因：管线迁改，月底前', '原因 12 管线迁改，2026-11-30完成'],
  ['12号红灯原因：设备未到', '原因 12 设备未到'],
  ['12号未按期完成的原因：设备未到', '原因 12 设备未到'],
  ['情况说明 12 因天气影响停工5天，12月10日前办结', '原因 12 因天气影响停工5天，2026-12-10完成'],
  ['情况说明：12号，征地未完成，12月20日整改到位', '原因 12 征地未完成，2026-12-20完成'],
  ['说明原因 12 征地，力争12月底前完成', '原因 12 征地，2026-12-31完成'],
  ['麻烦记一下 原因 12 消防整改', '原因 12 消防整改'],
  [
    '我局12号逾期原因：图纸变更，措施：增加班组，12月15日前完成',
    '原因 12 图纸变更，措施：增加班组，2026-12-15完成',
  ],
  ['任务12未完成原因：资金未到位，年底前完成', '原因 12 资金未到位，2026-12-31完成'],
  ['原因 十二号 消防整改，十二月四日完成', '原因 12 消防整改，2026-12-04完成'],
  ['12 原因 消防整改 12月4日完成', '原因 12 消防整改，2026-12-04完成'],
  ['原因 老旧小区改造 消防整改，12月4日完成', '原因 老旧小区改造 消防整改，2026-12-04完成'],
  // A day of the reason is no promise.
  ['原因 12 设备12月1日到货', '原因 12 设备12月1日到货'],
  ['原因 12 因11月4日才完成招标', '原因 12 因11月4日才完成招标'],
  [
    '原因 12 原定11月30日前完成，因雨延误，12月8日完成',
    '原因 12 原定11月30日前完成，因雨延误，2026-12-08完成',
  ],
  // A clause that says more than the promise stays in the words.
  ['原因 12 12月4日完成安装', '原因 12 12月4日完成安装，2026-12-04完成'],
  ['原因 12 15号停电3天', '原因 12 15号停电3天'],
  // What is not certain asks.
  ['12号因设备未到，承诺12月4日前完成', 'choice incomplete: 原因 12 因设备未到，2026-12-04完成'],
  ['原因12消防整改', 'choice maybe-not-a-task: 原因 12 消防整改'],
  ['原因：12号设备没到', 'choice maybe-not-a-task: 原因 12 设备没到'],
  ['原因 12号下午停电', 'choice maybe-not-a-task: 原因 12 下午停电'],
  ['原因 12 听说设备没到', 'choice reported-speech: 原因 12 听说设备没到'],
  ['原因 12 先别记', 'choice negated: 原因 12 先别记'],
  ['原因 12 60%', 'choice several: progress 12 60% | 原因 12 60%'],
  [
    '原因 12 消防整改，12月4日左右完成',
    'choice vague-value: 原因 12 消防整改，12月4日左右完成，2026-12-04完成',
  ],
  ['原因 12', 'unclear incomplete'],
  ['原因 12 无', 'unclear incomplete'],
  ['原因 12 12月4日完成', 'unclear incomplete'],
  ['原因：设备未到，12月4日完成', 'unclear incomplete'],
  ['原因 12 13 消防整改', 'unclear several'],
  ['12、13号逾期原因：消防整改', 'unclear several'],
  ['12号逾期原因', 'why 12'],
  ['12号逾期原因？', 'why 12'],
  ['原因 12 消防整改？', 'show 12'],
]);

reads('reads a request for more time', [
  ['延期 12 12月31日 理由', '延期 12 2026-12-31 理由'],
  ['延期 12 2026-12-31 征地受阻', '延期 12 2026-12-31 征地受阻'],
  ['延期 12 12.31 征地受阻', '延期 12 2026-12-31 征地受阻'],
  ['延期 12 12-31 征地受阻', '延期 12 2026-12-31 征地受阻'],
  ['延期12到12月31日，因征地受阻', '延期 12 2026-12-31 因征地受阻'],
  ['延期 12号 到月底，因征地未完成', '延期 12 2026-11-30 因征地未完成'],
  ['12号申请延期到月底，因征地未完成', '延期 12 2026-11-30 因征地未完成'],
  ['12号申请延期到月底因征地未完成', '延期 12 2026-11-30 因征地未完成'],
  ['12号申请延期至12月20日，原因是管线迁改', '延期 12 2026-12-20 管线迁改'],
  ['申请延期12号至12月20日，理由：管线迁改', '延期 12 2026-12-20 管线迁改'],
  ['申请12号延期到12月31日，因征地', '延期 12 2026-12-31 因征地'],
  ['请将12号延期到12月31日，因征地', '延期 12 2026-12-31 因征地'],
  ['12号恳请延期到12月20日，雨天影响施工', '延期 12 2026-12-20 雨天影响施工'],
  ['#12 延期到12月20日 雨天', '延期 12 2026-12-20 雨天'],
  ['12号因征地未完成，申请延期至12月20日', '延期 12 2026-12-20 因征地未完成'],
  ['我局12号任务因资金未到位，现申请延期至12月底', '延期 12 2026-12-31 因资金未到位'],
  ['延期 12 征地未完成，延至12月31日', '延期 12 2026-12-31 征地未完成'],
  ['延期 12 12月10日流标，延到12月31日', '延期 12 2026-12-31 12月10日流标'],
  ['12号时限申请延长到12月31日，设备未到货', '延期 12 2026-12-31 设备未到货'],
  ['12号申请延期到12月31日（周四），因征地', '延期 12 2026-12-31 因征地'],
  ['延期十二号到十二月三十一日，征地受阻', '延期 12 2026-12-31 征地受阻'],
  ['７号申请延期到１２月２０日，雨天影响', '延期 7 2026-12-20 雨天影响'],
  ['延期 老旧小区改造 12月31日 征地受阻', '延期 老旧小区改造 2026-12-31 征地受阻'],
  ['12号想延期到12月底，因征地', 'choice planned: 延期 12 2026-12-31 因征地'],
  ['12号拟申请延期到12月20日，因征地', 'choice planned: 延期 12 2026-12-20 因征地'],
  ['12号已申请延期到12月20日，因征地', 'choice planned: 延期 12 2026-12-20 因征地'],
  ['延期 12 11月20日 征地', 'choice vague-value: 延期 12 2027-11-20 征地'],
  ['延期 12 12月20日左右 征地', 'choice vague-value: 延期 12 2026-12-20 征地'],
  ['延期 12 12月10日流标', 'choice vague-value: 延期 12 2026-12-10 流标'],
  ['12号延期到15号，因下雨', 'choice maybe-not-a-task: 延期 12 2026-12-15 因下雨'],
  ['12号延期到12月20日', 'unclear incomplete'],
  ['延期 12 征地受阻', 'unclear incomplete'],
  ['12号申请延期一个月，因征地', 'unclear incomplete'],
  ['延期 12', 'unclear incomplete'],
  ['12、13号申请延期到12月31日，因征地', 'unclear several'],
  ['延期 12 13 12月31日 征地', 'unclear several'],
  ['12号能延期吗？', 'show 12'],
  ['12号延期到12月20日，因征地？', 'show 12'],
]);

reads('reads what an assisting unit did', [
  ['协同 12 已出具用地预审', '协同 12 已出具用地预审'],
  ['协同12号 已出具用地预审', '协同 12 已出具用地预审'],
  ['协同12：已出具用地预审', '协同 12 已出具用地预审'],
  ['１２号协同：已出具用地预审', '协同 12 已出具用地预审'],
  ['12号 协同 已出具用地预审', '协同 12 已出具用地预审'],
  ['12号协办情况：已完成勘界', '协同 12 已完成勘界'],
  ['协办 12 已完成勘界', '协同 12 已完成勘界'],
  ['配合 第十二项 已完成勘界', '协同 12 已完成勘界'],
  ['#12 配合单位：已完成勘界', '协同 12 已完成勘界'],
  ['我局协同 12 已出具意见', '协同 12 已出具意见'],
  ['协同 12 12月4日已出具意见', '协同 12 12月4日已出具意见'],
  ['协同 2025#12 已出具意见', '协同 2025#12 已出具意见'],
  ['协同 老旧小区改造 已出具意见', '协同 老旧小区改造 已出具意见'],
  ['协同 12 请财政局配合', 'choice planned: 协同 12 请财政局配合'],
  ['协同 12 争取下周出具', 'choice planned: 协同 12 争取下周出具'],
  ['协同 12 60%', 'choice several: progress 12 60% | 协同 12 60%'],
  ['协同 12', 'unclear incomplete'],
  ['协同 12 收到', 'unclear incomplete'],
  ['协同 12 13 已出具意见', 'unclear several'],
  ['协同 12 已出具意见了吗？', 'show 12'],
]);

reads('reads until when there is no figure', [
  ['待数据 12 12月8日公布', '待数据 12 2026-12-08公布'],
  ['待数据 12 2026-12-08公布', '待数据 12 2026-12-08公布'],
  ['待数据 12 12月8日', '待数据 12 2026-12-08公布'],
  ['待数据12，预计12月8日发布', '待数据 12 2026-12-08公布'],
  ['待数据 12 统计局12月8日公布', '待数据 12 2026-12-08公布 统计局12月8日公布'],
  ['12号数据12月8日公布', '待数据 12 2026-12-08公布'],
  ['１２号数据１２月８日公布', '待数据 12 2026-12-08公布'],
  ['12号待数据，12月8日公布', '待数据 12 2026-12-08公布'],
  ['12号暂无数据，预计12月8日公布', '待数据 12 2026-12-08公布'],
  ['12号数据待12月8日公布', '待数据 12 2026-12-08公布'],
  ['12号数据尚未公布，12月8日才公布', '待数据 12 2026-12-08公布'],
  ['12 数据下周五公布', '待数据 12 2026-12-04公布'],
  ['#12 数据月底前公布', '待数据 12 2026-11-30公布'],
  ['我局12号指标数据12月8日公布', '待数据 12 2026-12-08公布'],
  ['待数据 十二号 十二月八日公布', '待数据 12 2026-12-08公布'],
  ['暂无数据 12 12月8日公布', '待数据 12 2026-12-08公布'],
  ['待数据 12 12月8日左右公布', 'choice vague-value: 待数据 12 2026-12-08公布'],
  ['待数据 12 11月8日公布', 'choice vague-value: 待数据 12 2027-11-08公布'],
  ['待数据 12', 'unclear incomplete'],
  ['待数据 12 统计局公布后', 'unclear incomplete'],
  ['待数据 12 12月8日公布不了', 'unclear negated'],
  ['12、13号数据12月8日公布', 'unclear several'],
  ['待数据 12 13 12月8日公布', 'unclear several'],
  ['待数据 12 何时公布？', 'show 12'],
]);

reads('reads an answer to a directive or a remark', [
  ['回复 12 已约谈施工单位', '回复 12 已约谈施工单位'],
  ['回复12 已约谈施工单位', '回复 12 已约谈施工单位'],
  ['答复 12号 已约谈施工单位，本周复工', '回复 12 已约谈施工单位，本周复工'],
  ['回复１２：已约谈施工单位', '回复 12 已约谈施工单位'],
  ['12号回复：已约谈施工单位', '回复 12 已约谈施工单位'],
  ['12号答复 已约谈施工单位', '回复 12 已约谈施工单位'],
  ['12号批示回复：已约谈施工单位', '回复 12 已约谈施工单位'],
  ['12号督办单回复：已约谈施工单位', '回复 12 已约谈施工单位'],
  ['我局回复 12 已约谈施工单位', '回复 12 已约谈施工单位'],
  ['回复 #12 已约谈', '回复 12 已约谈'],
  ['回复 第十二项 已约谈', '回复 12 已约谈'],
  ['回复 任务12 已约谈', '回复 12 已约谈'],
  ['回应 12 已约谈', '回复 12 已约谈'],
  ['回复 老旧小区改造 已约谈施工单位', '回复 老旧小区改造 已约谈施工单位'],
  ['回复 12', 'bare 12'],
  ['回复 1', 'bare 1'],
  ['回复12', 'bare 12'],
  ['答复 12', 'unclear incomplete'],
  ['回复 12 收到', 'unclear incomplete'],
  ['回复 12 正在办理', 'unclear incomplete'],
  ['回复：已约谈', 'unclear incomplete'],
  ['回复 12 13 已约谈', 'unclear several'],
  ['回复 12 60%', 'choice several: progress 12 60% | 回复 12 60%'],
  ['回复12号来函', 'choice maybe-not-a-task: 回复 12 来函'],
  ['回复12号下午的函', 'choice maybe-not-a-task: 回复 12 下午的函'],
  ['回复 12 已约谈施工单位？', 'choice asked: 回复 12 已约谈施工单位'],
  ['回复 12 什么时候要？', 'show 12'],
]);

reads('reads what blocks a task, and who is asked', [
  ['问题 12 资金未到位', '问题 12 资金未到位'],
  ['问题 12 资金未到位，请财政局协调', '问题 12 资金未到位，请财政局协调'],
  ['问题 12 资金未到位 请财政局协调解决', '问题 12 资金未到位，请财政局协调'],
  ['问题 12 资金未到位，请县财政局尽快协调解决。', '问题 12 资金未到位，请县财政局协调'],
  ['问题 12 用地未批，提请自然资源局、发改委支持', '问题 12 用地未批，请自然资源局、发改委协调'],
  ['问题 12 用地未批，请王县长协调', '问题 12 用地未批，请王县长协调'],
  ['问题 12 用地未批，建议由住建局牵头解决', '问题 12 用地未批，请住建局协调'],
  ['问题 12 用地未批，请帮助协调', '问题 12 用地未批，请帮助协调'],
  ['问题12：资金未到位', '问题 12 资金未到位'],
  ['12号存在问题：资金未到位，请财政局协调', '问题 12 资金未到位，请财政局协调'],
  ['１２号存在困难：用地指标不足', '问题 12 用地指标不足'],
  ['12号问题：资金未到位', '问题 12 资金未到位'],
  ['12号主要问题是资金未到位', '问题 12 资金未到位'],
  ['12号有困难，缺资金', '问题 12 缺资金'],
  ['#12 问题 资金未到位', '问题 12 资金未到位'],
  ['上报问题 12 资金未到位', '问题 12 资金未到位'],
  ['困难 十二号 资金未到位', '问题 12 资金未到位'],
  ['问题 3 资金未到位', '问题 3 资金未到位'],
  ['问题3 资金未到位', '问题 3 资金未到位'],
  ['问题 12 没有用地指标', '问题 12 没有用地指标'],
  ['问题 12 3户未签约', '问题 12 3户未签约'],
  ['问题 12 1、资金未到位 2、用地未批', '问题 12 1、资金未到位 2、用地未批'],
  ['问题 老旧小区改造 资金未到位', '问题 老旧小区改造 资金未到位'],
  ['问题12资金未到位', 'choice maybe-not-a-task: 问题 12 资金未到位'],
  ['12项存在问题：资金', 'choice maybe-not-a-task: 问题 12 资金'],
  ['问题 12 资金何时到位？', 'choice asked: 问题 12 资金何时到位'],
  ['问题 12 先别报', 'choice negated: 问题 12 先别报'],
  ['问题3已解决', 'choice maybe-not-a-task: P3 已解决'],
  ['问题 12 已解决', 'unclear incomplete'],
  ['问题 12 没有问题', 'unclear negated'],
  ['问题 12', 'unclear incomplete'],
  ['问题：资金未到位', 'unclear incomplete'],
  ['12、13号存在问题：资金', 'unclear several'],
  ['问题 12 解决了吗？', 'show 12'],
]);

reads('reads everything about a problem by its number', [
  ['P3', 'P3'],
  ['Ｐ３', 'P3'],
  ['p 3', 'P3'],
  ['问题 P3', 'P3'],
  ['查看P3', 'P3'],
  ['请看一下P3', 'P3'],
  ['P3 怎么样了？', 'P3'],
  ['P3 解决了吗？', 'P3'],
  ['P3 已解决？', 'P3'],
  ['上报 P3？', 'P3'],
  ['P3 方案一：先行垫付', 'P3 方案一：先行垫付'],
  ['P3方案：先行垫付', 'P3 方案 先行垫付'],
  ['P3 解决方案：调剂指标', 'P3 方案 调剂指标'],
  ['P3 方案一：先行垫付；方案二：调剂资金', 'P3 方案一：先行垫付；方案二：调剂资金'],
  ['P3 答复 已拨付', 'P3 答复 已拨付'],
  ['P3 回复：本周内拨付800万元', 'P3 答复 本周内拨付800万元'],
  ['答复 P3 已拨付', 'P3 答复 已拨付'],
  ['P3 已解决 资金已拨付', 'P3 已解决 资金已拨付'],
  ['P3解决了', 'P3 已解决'],
  ['P3 销号', 'P3 已解决'],
  ['销号 P3', 'P3 已解决'],
  ['您好，P3 已协调解决，资金到位', 'P3 已解决 资金到位'],
  ['上报 P3', '上报 P3'],
  ['请上报p3', '上报 P3'],
  ['P3 提请上级协调', '上报 P3'],
  ['P3 方案二', 'choice incomplete: P3 答复 方案二'],
  ['P3 同意方案一', 'choice incomplete: P3 答复 同意方案一'],
  ['P3 解决', 'choice planned: P3 已解决'],
  ['P3 已解决，但还差尾款', 'choice negated: P3 已解决 但还差尾款'],
  ['P3 拟上报', 'choice planned: 上报 P3'],
  ['P3 上报县政府', 'choice incomplete: 上报 P3'],
  ['P3 还没解决', 'unclear negated'],
  ['P3 争取下周解决', 'unclear planned'],
  ['P3 不上报', 'unclear negated'],
  ['P3 基本解决', 'unclear incomplete'],
  ['P3 资金未到位', 'unclear incomplete'],
  ['P3 方案', 'unclear incomplete'],
  ['P3 答复', 'unclear incomplete'],
  ['P3、P4 已解决', 'unclear several'],
]);

writesNothing('does not take every mention for a command', [
  '原因很多',
  '原因3方面：设备、资金、人员',
  '原因 12号楼消防整改',
  '12月12号逾期原因：设备',
  '先别记原因 12 消防整改',
  '张三说12号逾期原因：设备没到',
  '红灯原因 12',
  '12号会议延期到12月20日，因领导出差',
  '12号楼延期到12月31日，因征地',
  '延期开学',
  '先别延期 12 12月31日 征地',
  '希望12号延期到12月20日，因征地',
  '听说12号延期到12月31日，因征地',
  '领导要求12号延期到12月31日，因征地',
  '12号延期费用已核定',
  '12号不延期',
  '12号延期已批准',
  '延期到12月31日，因征地',
  '协同推进老旧小区改造',
  '配合12家单位做好工作',
  '协同12号楼征收',
  '12号协同办公系统上线',
  '12号协同推进',
  '听说协同 12 已出具意见',
  '数据12月8日公布',
  '12号数据有误',
  '12号楼数据12月8日公布',
  '听说12号数据12月8日公布',
  '12号数据12月8日公布吗？',
  '12号数据什么时候公布？',
  '回复 收到 谢谢',
  '回复12条留言',
  '已回复 12 约谈',
  '12号已回复财政局',
  '张三回复 12 已约谈',
  '问题不大',
  '没有问题 12',
  '12号没有问题',
  '12号问题已解决',
  '12号楼存在问题：资金未到位',
  '问题12条：一是资金',
  '听说12号存在问题：资金未到位',
  '12号存在什么问题',
  'PM2.5 60%',
  'P2P平台排查',
  'P3 60%',
  'P3 请财政局协调',
  '先别上报P3',
  '张三说P3已解决',
  '听说 P3 解决了',
]);

const no = fc.integer({ min: 1, max: 999 });
const ref: fc.Arbitrary<TaskRef> = fc.oneof(
  no.map((number) => ({ kind: 'number', no: number }) as const),
  no.map((number) => ({ kind: 'number', no: number, year: 2025 }) as const),
  fc.constant({ kind: 'title', words: '老旧小区改造' } as const),
);
const words = fc
  .array(
    fc.constantFrom(
      '设备未到货',
      '征地受阻',
      '消防整改',
      '已增加班组',
      '缺资金1800万元',
      '管线迁改',
      '已约谈',
      '雨天5天',
    ),
    { minLength: 1, maxLength: 4 },
  )
  .map((parts) => parts.join('，'));
/** What does not take back that it is solved. */
const done = fc.constantFrom('资金已拨付', '已增加班组，10月开工', '说明', '用地已批，财政局已拨付');
const ahead = fc.integer({ min: 1, max: 800 }).map((days) => addDays(day(CONTEXT.today), days));
const maybe = <T>(of: fc.Arbitrary<T>) => fc.option(of, { nil: undefined });

function without<T extends object>(of: T): T {
  return Object.fromEntries(Object.entries(of).filter(([, value]) => value !== undefined)) as T;
}

const COMMANDS: Readonly<Record<string, fc.Arbitrary<Command>>> = {
  explain: fc
    .record({ kind: fc.constant('explain'), ref, reason: words, promise: maybe(ahead) })
    .map((of) => without(of) as Command),
  extend: fc.record({ kind: fc.constant('extend'), ref, to: ahead, reason: words }),
  assist: fc.record({ kind: fc.constant('assist'), ref, note: words }),
  'no-figure': fc
    .record({ kind: fc.constant('no-figure'), ref, until: ahead, note: maybe(words) })
    .map((of) => without(of) as Command),
  answer: fc.record({ kind: fc.constant('answer'), ref, text: words }),
  problem: fc
    .record({
      kind: fc.constant('problem'),
      ref,
      text: words,
      asks: maybe(fc.constantFrom('财政局', '王县长', '住建局、发改委', '河口镇')),
    })
    .map((of) => without(of) as Command),
  'problem-option': fc.record({ kind: fc.constant('problem-option'), problem: no, text: words }),
  'problem-answer': fc.record({ kind: fc.constant('problem-answer'), problem: no, text: words }),
  solve: fc
    .record({ kind: fc.constant('solve'), problem: no, note: maybe(done) })
    .map((of) => without(of) as Command),
  escalate: fc.record({ kind: fc.constant('escalate'), problem: no }),
  'show-problem': fc.record({ kind: fc.constant('show-problem'), problem: no }),
};

describe('a command typed in its canonical form', () => {
  it.each(Object.entries(COMMANDS))('is read back as the same command: %s', (_, commands) => {
    fc.assert(
      fc.property(commands, (command) => {
        expect(readingsOf(commandText(command))).toEqual([{ kind: 'command', command }]);
      }),
      { numRuns: 200 },
    );
  });

  it('writes nothing when its task is asked after instead', () => {
    fc.assert(
      fc.property(fc.oneof(...Object.values(COMMANDS)), (command) => {
        for (const reading of readingsOf(`${commandText(command)}？`)) {
          expect(reading.kind === 'command' && isWrite(reading.command)).toBe(false);
        }
      }),
    );
  });
});
