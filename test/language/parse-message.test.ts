import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Command } from '../../src/language/command.ts';
import { parseMessage } from '../../src/language/parse-message.ts';
import type { Reading } from '../../src/language/reading.ts';
import { isWrite } from '../../src/language/readings.ts';
import { TUNED } from './corpus.ts';
import { CONTEXT, effectOf, readingsOf } from './effect.ts';

type Rows = readonly (readonly [text: string, effect: string])[];

const reads = (title: string, rows: Rows) =>
  describe(title, () => {
    it.each(rows)('%s → %s', (text, effect) => {
      expect(effectOf(text.replaceAll('⏎', '\n'))).toBe(effect);
    });
  });

const writesNothing = (title: string, texts: readonly string[]) =>
  describe(title, () => {
    it.each(texts)('writes nothing: %s', (text) => {
      expect(writes(text.replaceAll('⏎', '\n'))).toEqual([]);
    });
  });

function writes(text: string): readonly Command[] {
  return readingsOf(text).flatMap((reading) =>
    reading.kind === 'command' && isWrite(reading.command) ? [reading.command] : [],
  );
}

reads('reads every way of naming a task', [
  ['12 60%', 'progress 12 60%'],
  ['#12 60%', 'progress 12 60%'],
  ['＃１２ 60%', 'progress 12 60%'],
  ['12号 60%', 'progress 12 60%'],
  ['12 号 60%', 'progress 12 60%'],
  ['12# 60%', 'progress 12 60%'],
  ['第12项 60%', 'progress 12 60%'],
  ['第 12 项 60%', 'progress 12 60%'],
  ['第12号 60%', 'progress 12 60%'],
  ['第十二项 60%', 'progress 12 60%'],
  ['12项 60%', 'progress 12 60%'],
  ['任务12 60%', 'progress 12 60%'],
  ['任务十二 60%', 'progress 12 60%'],
  ['事项12 60%', 'progress 12 60%'],
  ['督办事项12 60%', 'progress 12 60%'],
  ['编号12 60%', 'progress 12 60%'],
  ['编号：12，60%', 'progress 12 60%'],
  ['No.12 60%', 'progress 12 60%'],
  ['№12 60%', 'progress 12 60%'],
  ['【12】60%', 'progress 12 60%'],
  ['【任务12】60%', 'progress 12 60%'],
  ['12号任务60%', 'progress 12 60%'],
  ['12号事项60%', 'progress 12 60%'],
  ['12任务60%', 'progress 12 60%'],
  ['十二号 60%', 'progress 12 60%'],
  ['一百零五号 60%', 'progress 105 60%'],
  ['012号 60%', 'progress 12 60%'],
  ['2025#12 60%', 'progress 2025#12 60%'],
  ['进度 2025#12 60%', 'progress 2025#12 60%'],
]);

reads('reads every form of progress', [
  ['进度 12 60%', 'progress 12 60%'],
  ['进度 12 60% 完成招标', 'progress 12 60%'],
  ['反馈 12 60%', 'progress 12 60%'],
  ['汇报 12 60%', 'progress 12 60%'],
  ['报送 12 60%', 'progress 12 60%'],
  ['更新 12 60%', 'progress 12 60%'],
  ['上报 12 60%', 'progress 12 60%'],
  ['12号 60% 完成招标', 'progress 12 60%'],
  ['#12：60%，正在浇筑', 'progress 12 60%'],
  ['12 60%', 'progress 12 60%'],
  ['汇报12号任务进度60%', 'progress 12 60%'],
  ['12号任务已完成60%，正在浇筑', 'progress 12 60%'],
  ['进度 12 完成招标', 'progress 12 note'],
  ['进度 12 3.2亿元', 'progress 12 3.2亿元'],
  ['12号完成投资3.2亿元', 'progress 12 3.2亿元'],
  ['12 无变化', 'progress 12 unchanged'],
  ['进度 12 无变化', 'progress 12 unchanged'],
  ['进度12 60%', 'progress 12 60%'],
  ['进度12:60%', 'progress 12 60%'],
  ['12号60%完成招标', 'progress 12 60%'],
  ['１２号６０％', 'progress 12 60%'],
  ['十二号百分之六十', 'progress 12 60%'],
  ['第十二项完成六成', 'progress 12 60%'],
  ['进度十二 百分之六十', 'progress 12 60%'],
  ['12号从45%到60%', 'progress 12 60%'],
  ['12号由45%提高到60%', 'progress 12 60%'],
  ['12号 45%→60%', 'progress 12 60%'],
  ['12号60%，其中土建80%', 'progress 12 60%'],
  ['12号60%，13号70%', 'progress 12 60% + progress 13 70%'],
  ['12号60%13号70%', 'progress 12 60% + progress 13 70%'],
  ['您好，麻烦报一下12号，目前已经完成60%', 'progress 12 60%'],
  ['报告：12号60%', 'progress 12 60%'],
  ['请把12号进度更新到60%', 'progress 12 60%'],
  ['住建局：12号60%', 'progress 12 60%'],
  ['【住建局】12号60%', 'progress 12 60%'],
  ['12号：已完成招标，总体进度60%', 'progress 12 60%'],
]);

reads('takes a bare number for a percentage only right behind 进度 12', [
  ['进度 12 60', 'progress 12 60%'],
  ['进度12 60', 'progress 12 60%'],
  ['进度 12：60', 'progress 12 60%'],
  ['进度 十二 六十', 'progress 12 60%'],
  ['进度 12 60 完成招标', 'progress 12 60%'],
  ['进度 12 60户', 'progress 12 60户'],
  ['12 60', 'unclear incomplete'],
  ['12号60', 'unclear incomplete'],
  ['进度 12 13 15', 'unclear several'],
  ['进度12号任务13', 'unclear several'],
  ['进度 12 60 70', 'unclear several'],
]);

reads('passes a percentage that cannot be right on to be refused in words', [
  ['进度 12 120%', 'progress 12 120%'],
  ['进度 12 -5%', 'progress 12 -5%'],
  ['12号百分之六十点五', 'progress 12 61%'],
]);

reads('reads every form of signing for tasks', [
  ['签收 12', 'accept 12'],
  ['签收 12 13 15', 'accept 12 13 15'],
  ['签收12、13', 'accept 12 13'],
  ['签收12，13和15号', 'accept 12 13 15'],
  ['签收全部', 'accept all'],
  ['全部签收', 'accept all'],
  ['12号收到', 'accept 12'],
  ['12号已收到，马上落实', 'accept 12'],
  ['12 13号收到', 'accept 12 13'],
  ['12号、13号都已签收', 'accept 12 13'],
  ['收到12号任务', 'accept 12'],
  ['12号收到13号收到', 'accept 12 + accept 13'],
  ['签收12-15', 'unclear several'],
  ['签收12到15', 'unclear several'],
  ['签收', 'unclear incomplete'],
  ['1、12号收到', 'choice several: accept 12 | accept 1 12'],
  ['12号收到，但不是我单位的', 'choice negated: accept 12'],
]);

reads('reads every form of saying that a task is done', [
  ['办结 12', 'submit 12'],
  ['办结 12 已通过验收', 'submit 12'],
  ['办结 12 13', 'submit 12 + submit 13'],
  ['12号已办结', 'submit 12'],
  ['#12 申请销号', 'submit 12'],
  ['12号申请办结', 'submit 12'],
  ['申请12号销号', 'submit 12'],
  ['12号已完工并通过验收，申请办结', 'submit 12'],
  ['12号100%，申请销号', 'progress 12 100% + submit 12'],
  ['12号已完成', 'choice done-or-submitted: submit 12 | progress 12 100%'],
  ['进度 12 已完成', 'choice done-or-submitted: submit 12 | progress 12 100%'],
  ['12号60%，已完成', 'choice several: progress 12 60% | submit 12'],
]);

reads('reads undoing and binding', [
  ['撤销', 'undo'],
  ['撤回', 'undo'],
  ['发错了，撤销一下', 'undo'],
  ['不要撤销', 'unknown'],
  ['已撤销', 'unknown'],
  ['绑定 张三 住建局', 'bind 张三 住建局'],
  ['绑定 住建局 张三', 'bind 张三 住建局'],
  ['绑定：姓名张三，单位住建局', 'bind 张三 住建局'],
  ['绑定', 'unclear incomplete'],
  ['绑定张三', 'unclear incomplete'],
  ['同意绑定 3', 'approve-bind 3'],
  ['同意绑定3号', 'approve-bind 3'],
  ['同意绑定', 'unclear incomplete'],
]);

reads('reads queries and lists, however they are said', [
  ['我的任务', 'mine all'],
  ['我有哪些任务', 'mine all'],
  ['看看我的任务', 'mine all'],
  ['我的逾期', 'mine overdue'],
  ['我的任务 本周', 'mine this-week'],
  ['我单位任务', 'mine unit'],
  ['任务 12', 'show 12'],
  ['#12', 'show 12'],
  ['12', 'bare 12'],
  ['十二', 'bare 12'],
  ['选1', 'bare 1'],
  ['12号', 'show 12'],
  ['12号完成了吗？', 'show 12'],
  ['12 进度多少', 'show 12'],
  ['12号到哪一步了', 'show 12'],
  ['历史 12', 'history 12'],
  ['12号历史记录', 'history 12'],
  ['为什么红 12', 'why 12'],
  ['12号为什么红', 'why 12'],
  ['12为啥是黄灯', 'why 12'],
  ['查 污水厂', 'search 污水厂'],
  ['查 12', 'show 12'],
  ['逾期', 'list overdue'],
  ['逾期任务', 'list overdue'],
  ['哪些任务逾期了？', 'list overdue'],
  ['本周到期', 'list week'],
  ['7天内到期', 'list due 7'],
  ['三天内到期', 'list due 3'],
  ['两周内到期的任务有哪些', 'list due 14'],
  ['红灯', 'list red'],
  ['黄灯', 'list yellow'],
  ['蓝灯', 'list blue'],
  ['绿灯', 'list green'],
  ['灰灯', 'list grey'],
  ['住建局的任务', 'list whose 住建局'],
  ['王县长的任务', 'list whose 王县长'],
  ['待签收', 'list assigned'],
  ['待审核', 'list submitted'],
  ['未报', 'list unreported'],
  ['未说明', 'list unexplained'],
  ['问题清单', 'list problems'],
  ['更多', 'more'],
  ['帮助', 'help'],
  ['？', 'help'],
  ['帮助 汇报', 'help 进度'],
  ['怎么签收', 'help 签收'],
  ['怎么用', 'help'],
  ['help', 'help'],
  ['群号', 'group-id'],
]);

reads('names tasks by their titles, to be asked after', [
  ['老旧小区改造 60%', 'progress 《老旧小区改造》 60%'],
  ['老旧小区改造进度60%，正在施工', 'progress 《老旧小区改造》 60%'],
  ['老旧小区改造已办结', 'submit 《老旧小区改造》'],
  ['办结 老旧小区改造', 'submit 《老旧小区改造》'],
  ['签收《老旧小区改造》', 'accept 《老旧小区改造》'],
  ['任务 老旧小区改造', 'show 《老旧小区改造》'],
  ['老旧小区改造进展怎么样', 'show 《老旧小区改造》'],
  ['今天完成60%', 'unclear incomplete'],
  ['我们完成60%', 'unclear incomplete'],
  ['12个项目完成60%', 'unclear incomplete'],
  ['老旧小区改造争取60%', 'unclear planned'],
  ['老旧小区改造还没到60%', 'unclear negated'],
]);

reads('reads what owners and their units say of a task besides reporting', [
  ['原因 12 消防整改，12月4日完成', '原因 12 消防整改，2026-12-04完成'],
  ['12号逾期原因：消防整改', '原因 12 消防整改'],
  ['延期 12 12月31日 理由', '延期 12 2026-12-31 理由'],
  ['12号申请延期到月底，因资金问题', '延期 12 2026-11-30 因资金问题'],
  ['协同 12 已出具用地预审', '协同 12 已出具用地预审'],
  ['待数据 12 12月8日公布', '待数据 12 2026-12-08公布'],
  ['回复 12 说明', '回复 12 说明'],
  ['问题 12 资金未到位，请财政局协调', '问题 12 资金未到位，请财政局协调'],
  ['P3 方案一', 'choice incomplete: P3 答复 方案一'],
  ['P3 答复 已拨付', 'P3 答复 已拨付'],
  ['P3 已解决 说明', 'P3 已解决 说明'],
  ['上报 P3', '上报 P3'],
]);

reads('reads what the supervision office and leaders say', [
  ['交办 住建局 张三 12月31日前 完成老旧小区改造', '交办 住建局 张三 2026-12-31前 完成老旧小区改造'],
  ['交办 限时件 住建局 明天', 'unclear incomplete'],
  ['转交 12 李四', '转交 12 李四'],
  ['交接 张三 李四', '交接 张三 李四'],
  ['改 12 时限 12月20日 依据', '改 12 时限 2026-12-20'],
  ['通过 12', '通过 12'],
  ['退回 12 理由', '退回 12 理由'],
  ['销号 12', '销号 12'],
  ['12号销号', '销号 12'],
  ['同意延期 12', '同意延期 12'],
  ['不同意延期 12 理由', '不同意延期 12 理由'],
  ['回访 12 属实', '回访 12 属实'],
  ['回访 12 不属实 理由', '回访 12 不属实 理由'],
  ['催办 12', '催办 12'],
  ['催办逾期', '催办逾期'],
  ['督办 12 3天内反馈', '督办 12 2026-11-26前反馈'],
  ['批示 12 请加快进度', '批示 12 请加快进度'],
  ['暂缓 12 依据', '暂缓 12 依据'],
  ['终止 12 依据', '终止 12 依据'],
  ['重启 12', '重启 12'],
  ['待办', '待办'],
]);

reads('reads what is asked of the reports and posts', [
  ['周调度', '周调度'],
  ['周调度 上周', '周调度 2026-11-22那周'],
  ['上周的周调度', '周调度 2026-11-22那周'],
  ['上周调度', '周调度 2026-11-22那周'],
  ['周调度 上上周', '周调度 2026-11-15那周'],
  ['周调度 2026-11-16', '周调度 2026-11-16'],
  ['周调度 11月16日', '周调度 2026-11-16'],
  ['周调度 16号', '周调度 2026-11-16'],
  ['周调度 上周五', '周调度 2026-11-20'],
  ['周调度 周五', '周调度 2026-11-20'],
  ['周调度 昨天', '周调度 2026-11-22'],
  ['周调度 11月16日那周', '周调度 2026-11-22那周'],
  ['周调度 12月31日', '周调度 2026-12-31'],
  ['周调度 1月5日', '周调度 2026-01-05'],
  ['周调度 本周', '周调度'],
  ['麻烦发一下上周的周调度，谢谢', '周调度 2026-11-22那周'],
  ['月通报', '月通报'],
  ['月通报 上月', '月通报 2026年10月'],
  ['月通报 11月', '月通报'],
  ['10月份的月通报', '月通报 2026年10月'],
  ['月通报 12月', '月通报 2026年12月'],
  ['月通报 2025年12月', '月通报 2025年12月'],
  ['季督导', '季督导'],
  ['季督导 三季度', '季督导 2026年三季度'],
  ['上季度通报', '季督导 2026年三季度'],
  ['双过半', '双过半'],
  ['双过半 上半年', '双过半 2026年上半年'],
  ['年终', '年终'],
  ['年终 去年', '年终 2025年'],
  ['2025年年报', '年终 2025年'],
  ['排名', '排名'],
  ['看看单位排名', '排名'],
  ['导出', '导出'],
  ['请导出全县台账', '导出'],
  ['导出去年台账', '导出 2025年'],
  ['推送', '推送'],
  ['今天推送了吗', '推送'],
  ['周调度发了吗？', '推送'],
  ['周调度 第45期', 'help 周调度'],
]);

reads('reads what is decided of a report before it is sent', [
  ['签发', '签发'],
  ['同意签发', '签发'],
  ['请签发', '签发'],
  ['签发 月通报', '签发 月通报'],
  ['月通报签发', '签发 月通报'],
  ['签发 周调度“全县重点工作调度群”', '签发 周调度“全县重点工作调度群”'],
  ['暂停发送', '暂停发送'],
  ['停止推送', '暂停发送'],
  ['把周调度暂停发送', '暂停发送 周调度'],
  ['移出 #66', '移出 66'],
  ['把66号移出', '移出 66'],
  ['移出 66 67', '移出 66 + 移出 67'],
  ['移出 周调度 66', '移出 周调度 66'],
  ['加注 #66 已约谈', '加注 66 已约谈'],
  ['66号加注：已约谈', '加注 66 已约谈'],
  ['移回 66', '移回 66'],
  ['取消加注 66', '删注 66'],
]);

reads('asks after what may not be meant of a report', [
  ['签发吧', 'choice tentative: 签发'],
  ['签发了', 'choice tentative: 签发'],
  ['暂停发送吧', 'choice tentative: 暂停发送'],
  ['先别发', 'choice tentative: 暂停发送'],
  ['移出 66 已约谈', 'choice tentative: 移出 66'],
  ['66号已移出', 'choice reported-speech: 移出 66'],
  ['加注 66 先别发', 'choice negated: 加注 66 先别发'],
  ['加注 66 何时完成？', 'choice asked: 加注 66 何时完成'],
  ['加注 66', 'unclear incomplete'],
  ['移出', 'unclear incomplete'],
  ['签发了吗？', '推送'],
  ['暂停发送吧？', '推送'],
  ['移出 66？', 'show 66'],
  ['导出？', 'help 导出'],
]);

describe('the canonical form of a reporting command', () => {
  it.each([
    '周调度 2026-11-22那周',
    '月通报 2026年10月',
    '季督导 2026年三季度',
    '双过半 2026年上半年',
    '年终 2025年',
    '导出 2025年',
    '签发 月通报',
    '暂停发送 周调度“全县 调度群”',
    '移出 周调度 2026#66',
    '加注 周调度“全县 调度群” 66 已约谈',
    '移回 66',
    '删注 周调度 66',
  ])('%s reads as itself', (text) => {
    expect(effectOf(text)).toBe(text);
  });
});

writesNothing('does not take a day, a building, a line or a document for a task', [
  '12号下午开会',
  '12号前完成60%',
  '12号之前必须完成60%',
  '12月12号',
  '12月12号完成60%',
  '截至12号，完成60%',
  '到12号完成60%',
  '本月12号完成60%',
  '今天12号60%',
  '12号到15号值班',
  '12号（周四）完成60%',
  '12号要交材料',
  '我们12号完成60%',
  '12号楼60%',
  '12#楼60%',
  '3号线60%',
  '1号文件收到',
  '国办发〔2026〕12号收到',
  '一号机组60%',
  '12号会议室收到',
  '12号通知收到',
  '12:30完成60%',
  '12.31完成60%',
  '2026年60%',
  '12个单位60%',
  '12项任务已办结',
  'A12 60%',
]);

writesNothing('does not write what is denied', [
  '12号还没到60%',
  '12号不到60%',
  '12号不是60%',
  '12号60%还没到',
  '12号60%，还没到',
  '先别改成60%',
  '12号先别改成60%',
  '进度 12 还没到60%',
  '进度 12 先别改成60%',
  '进度 12 还没完成',
  '12号没收到',
  '12号未办结',
  '不要签收12',
  '不要办结12',
  '12号60%，写错了',
  '12号60%，不对',
]);

writesNothing('does not write what is wished, planned or conditional', [
  '争取月底80%',
  '12号争取月底80%',
  '12号计划60%',
  '12号预计60%',
  '12号下周60%',
  '12号年底前完成60%',
  '12号将完成60%',
  '进度 12 争取月底80%',
  '进度 12 计划下周进场',
  '12号计划月底办结',
  '如果资金到位12号60%',
  '等验收完再报12号60%',
  '12号60%，如果验收通过的话',
  '12号60%，争取',
]);

writesNothing('does not write what others said, or are asked to do', [
  '听说12号60%',
  '张三说12号60%',
  '领导要求12号60%',
  '据住建局反映12号60%',
  '12号60%，他说的',
  '进度 12 听说60%',
  '请各单位签收12',
  '请张三把12号更新到60%',
  '@张三 12号60%',
  '提醒住建局12号60%',
  '例如：进度 12 60%',
  '回复示例：进度 38 95% 消防已复验',
  '“12号60%”是张三发的',
]);

writesNothing('does not write what is not exact or may mean two things', [
  '12号约60%',
  '12号60%左右',
  '12号60%多',
  '12号五六成',
  '12号60%-70%',
  '12号60%，70%',
  '12号60%吧',
  '12号60%，我猜的',
  '12号土建80%',
  '12号完成招标60%',
  '12号、13号60%',
  '12号增加15%',
  '12号还差60%',
  '12号-60%',
  '1、60%',
  '12号正在浇筑',
  '金度 12 60%',
]);

writesNothing('does not write without a task', [
  '60%',
  '完成60%',
  '进度 60%',
  '已办结',
  '签收',
  '收到',
  '好的',
  '正在办',
  '马上报',
  '出勤率达到98%',
]);

describe('passes greetings, headings and thanks in silence', () => {
  it.each([
    '收到',
    '收到，谢谢',
    '好的好的',
    '正在办',
    '马上报',
    '谢谢',
    '辛苦了',
    '各位领导好',
    '王县长早上好',
    '👍',
    '[抱拳]',
    '一、住建局',
    '（二）重点项目',
    '本周工作进展如下：',
    '## 进展',
    '———————',
    '@张三 收到',
    '在吗？',
  ])('%s', (text) => {
    expect(effectOf(text)).toBe('silent');
  });
});

reads('reads the lines of a message one by one', [
  ['12号60%⏎13号70%', 'progress 12 60% + progress 13 70%'],
  ['1、12号60%⏎2、13号70%', 'progress 12 60% + progress 13 70%'],
  ['①12号60%⏎②13号70%', 'progress 12 60% + progress 13 70%'],
  ['1️⃣12号60%', 'progress 12 60%'],
  ['一、住建局⏎12号60%⏎今天下雨⏎谢谢', 'silent + progress 12 60% + unknown + silent'],
  ['「张三：12号60%」⏎- - - - - - - - -⏎收到', 'silent + silent + silent'],
  ['> 12号60%⏎13号70%', 'silent + progress 13 70%'],
]);

describe('parseMessage', () => {
  it('numbers lines as they were sent, empty ones counted, and keeps their text', () => {
    expect(parseMessage('@督办助手\n\n 进度　12　６０％ \r\n13号收到', CONTEXT)).toMatchObject([
      { line: 3, text: '进度 12 60%' },
      { line: 4, text: '13号收到' },
    ]);
  });

  it.each([
    ['进度 12 60% 完成招标', '完成招标'],
    ['#12：60%，正在浇筑', '正在浇筑'],
    ['12 60%（完成主体，准备封顶）。', '完成主体，准备封顶'],
    ['进度 12 60% 说明：完成招标。谢谢！', '完成招标'],
    ['12号60%了，正在浇筑', '正在浇筑'],
    ['12号60%，正在浇筑；另外13号70%', '正在浇筑'],
    ['办结 12 已通过验收，资料齐全', '已通过验收，资料齐全'],
    ['12号已完工并通过验收，申请办结', '已完工并通过验收'],
    ['#12 完成招标，总体进度60%，正在签合同', '完成招标，正在签合同'],
    ['进度 12 资金未到位，影响开工', '资金未到位，影响开工'],
  ])('keeps of %s the note %s, signs as written', (text, note) => {
    expect(writes(text)[0]).toMatchObject({ note });
  });

  it('leaves out an empty note', () => {
    expect(writes('12号60%。')[0]).not.toHaveProperty('note');
  });

  it.each([
    ['12号还没到60%', 'choice'],
    ['签收12到14', '签收 12 13 14'],
    ['听说12号60%', '进度 12 60%'],
    ['进度 12', '进度 12 60%'],
    ['金度 12 60% 完成招标', '进度 12 60% 完成招标'],
    ['jindu 12 60%', '进度 12 60%'],
    ['签售 12', '签收 12'],
    ['半截 12', '办结 12'],
    ['我得任务', '我的任务'],
    ['写错了', '撤销'],
    ['污水厂', '查 污水厂'],
    ['住建局', '住建局的任务'],
  ])('answers %s with what to do: %s', (text, expected) => {
    const [reading] = readingsOf(text);
    const suggestion = reading && 'suggestion' in reading ? reading.suggestion : reading?.kind;
    expect(suggestion).toBe(expected);
  });

  it('offers what was not certain by number, a single option to be confirmed', () => {
    expect(effectOf('12号约60%')).toBe('choice vague-value: progress 12 60%');
    expect(effectOf('12号五六成')).toBe('choice vague-value: progress 12 50% | progress 12 60%');
    expect(effectOf('12号争取月底80%')).toBe('choice planned: progress 12 note');
    expect(effectOf('12号60%，70%')).toBe('choice several: progress 12 60% | progress 12 note');
  });

  it('comes to an end with 5,000 characters of anything', () => {
    const pieces = [
      '的',
      '了',
      '12号',
      '12，',
      '1、',
      '12号60%，',
      '已',
      '我们单位',
      '看看',
      '。',
      '听',
      '吗',
      '好的',
      '百分之',
    ];
    for (const front of ['', '12号', '进度 12 ', '签收12']) {
      for (const piece of pieces) {
        const text = `${front}${piece.repeat(Math.ceil(5000 / piece.length))}x`;
        // An expression that backtracks without end would keep this from ever returning.
        expect(parseMessage(text, CONTEXT).length, text.slice(0, 20)).toBeGreaterThan(0);
      }
    }
  });
});

/** Words of which people build what they say, certain and uncertain ones, in any order. */
const WORDS = [
  '12号',
  '#12',
  '12',
  '任务13',
  '第十二项',
  '十二号',
  '13号',
  '60%',
  '百分之六十',
  '六成',
  '3.2亿元',
  '200户',
  '60',
  '进度',
  '汇报',
  '签收',
  '收到',
  '办结',
  '已办结',
  '申请销号',
  '已完成',
  '完成',
  '无变化',
  '目前',
  '已经',
  '请',
  '麻烦',
  '没',
  '不',
  '别',
  '还没',
  '争取',
  '计划',
  '下周',
  '月底',
  '如果',
  '听说',
  '张三说',
  '领导要求',
  '各单位',
  '吗',
  '多少',
  '土建',
  '招标',
  '老旧小区改造',
  '，',
  '。',
  '：',
  ' ',
  '、',
  '（',
  '）',
  '楼',
  '下午',
  '开会',
  '前',
  '撤销',
  '绑定',
  '全部',
];
const sentence = fc
  .array(fc.constantFrom(...WORDS), { minLength: 1, maxLength: 9 })
  .map((words) => words.join(''));
const anything = fc.oneof(
  sentence,
  fc.string({ unit: 'binary', maxLength: 60 }),
  fc.string({ unit: 'grapheme', maxLength: 60 }),
);

function certainWrites(readings: readonly Reading[]): readonly Command[] {
  return readings.flatMap((reading) =>
    reading.kind === 'command' && isWrite(reading.command) ? [reading.command] : [],
  );
}

describe('whatever is said', () => {
  it('is read without throwing, every line that is not empty, never to no reading', () => {
    fc.assert(
      fc.property(anything, (text) => {
        for (const line of parseMessage(text, CONTEXT)) {
          expect(line.text).not.toBe('');
          expect(line.readings.length).toBeGreaterThan(0);
        }
      }),
      { numRuns: 1500 },
    );
  });

  it('writes nothing when it ends in a question mark', () => {
    const marks = fc.constantFrom('?', '？', '？？', '?!', '？ ', '？。', '吗？', '吗', '？@督办助手');
    const texts = fc.oneof(sentence, fc.constantFrom(...TUNED.map(([text]) => text.replaceAll('⏎', ' '))));
    fc.assert(
      fc.property(texts, marks, (text, mark) => {
        expect(writes(`${text}${mark}`)).toEqual([]);
      }),
      { numRuns: 1500 },
    );
  });

  it('writes only with a task and a word or a value, but for 签收全部, 撤销 and 绑定', () => {
    const wordless = WORDS.filter((word) => !/\d|[一二三十]|老旧小区|土建|招标/.test(word));
    const without = fc
      .array(fc.constantFrom(...wordless, '60%', '百分之六十'), { maxLength: 9 })
      .map((words) => words.join(''));
    fc.assert(
      fc.property(without, (text) => {
        const refs = writes(text).flatMap((command) =>
          command.kind === 'progress' || command.kind === 'submit' ? [command.ref.kind] : [],
        );
        expect(refs).not.toContain('number');
        for (const command of writes(text)) {
          if (command.kind === 'accept')
            expect(command.refs === 'all' || command.refs[0]?.kind === 'title').toBe(true);
        }
      }),
      { numRuns: 1500 },
    );
  });

  it('writes a value only if it was said, and to a task only if it was named', () => {
    fc.assert(
      fc.property(sentence, (text) => {
        for (const command of certainWrites(readingsOf(text))) {
          if (command.kind !== 'progress' || command.ref.kind !== 'number') continue;
          const named =
            text.includes(String(command.ref.no)) || (command.ref.no === 12 && text.includes('十二'));
          expect(named).toBe(true);
          if (command.value?.kind === 'percent') expect(text).toMatch(/60|六|完成|办结/);
        }
      }),
      { numRuns: 1500 },
    );
  });

  it('writes nothing once a word of doubt stands between task and value, or before the task', () => {
    const doubts = [
      '还没',
      '没',
      '不',
      '别',
      '争取',
      '计划',
      '预计',
      '下周',
      '月底',
      '如果',
      '听说',
      '张三说',
      '领导要求',
      '约',
      '大概',
      '每',
      '各单位',
      '土建',
    ];
    const refs = ['12号', '#12', '任务12', '12号任务', '第12项', '12 ', '进度 12 ', '汇报12号'];
    const values = ['60%', '完成60%', '已完成60%', '进度60%', '百分之六十'];
    for (const doubt of doubts) {
      for (const ref of refs) {
        for (const value of values) {
          const percents = [...writes(`${ref}${doubt}${value}`), ...writes(`${doubt}${ref}${value}`)].filter(
            (command) => command.kind === 'progress' && command.ref.kind === 'number',
          );
          expect(percents, `${doubt} ${ref} ${value}`).toEqual([]);
        }
      }
    }
  });
});
