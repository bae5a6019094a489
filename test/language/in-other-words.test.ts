import { describe, expect, it } from 'vitest';
import { effectOf } from './effect.ts';

type Rows = readonly (readonly [text: string, effect: string])[];

const reads = (title: string, rows: Rows) =>
  describe(title, () => {
    it.each(rows)('%s → %s', (text, effect) => {
      expect(effectOf(text)).toBe(effect);
    });
  });

reads('reads questions however they are put', [
  ['谁还没报', 'list unreported'],
  ['谁还没有报', 'list unreported'],
  ['我这周有哪些要到期的', 'mine this-week'],
  ['我有哪些要到期的', 'mine all'],
  ['查看12号的历史', 'history 12'],
  ['看看12号为什么红', 'why 12'],
  ['查看 12 办结', 'show 12'],
  ['催办逾期？', 'list overdue'],
]);

reads('tells the form of a command that is asked for', [
  ['进度怎么报？', 'help 进度'],
  ['今天的进度怎么填报', 'help 进度'],
  ['数据怎么报', 'help 进度'],
  ['延期怎么申请', 'help 延期'],
  ['12怎么填', 'show 12'],
]);

reads('reads who one is, however politely said', [
  ['申请绑定 张三 住建局', 'bind 张三 住建局'],
  ['麻烦绑定一下，张三，住建局', 'bind 张三 住建局'],
  ['绑定 下村 张三', 'bind 张三 下村'],
  ['同意绑定 三', 'approve-bind 3'],
  ['同意绑定 第三个', 'approve-bind 3'],
  ['同意绑定 3个', 'choice maybe-not-a-task: approve-bind 3'],
  ['同意绑定 零', 'unclear incomplete'],
]);

reads('passes what is said before the point', [
  ['督查室您好，12号本周完成到70%，主要是外立面施工', 'progress 12 70%'],
  ['领导说督查室您好，12号60%', 'unclear reported-speech'],
  ['麻烦审核，12号申请销号', 'submit 12'],
  ['现将12号任务进展情况报送如下：已完成60%，正在开展设备安装', 'progress 12 60%'],
  ['上报12号进展：完成施工图审查，进场道路已修通', 'progress 12 note'],
  ['汇报12号进展会议安排', 'choice maybe-not-a-task: progress 12 note'],
  ['关于12号逾期原因的说明：设备未到货', '原因 12 设备未到货'],
  ['于12号完成60%', 'unclear maybe-not-a-task'],
]);

reads('reads a command behind a bare number', [
  ['12转交李四', '转交 12 李四'],
  ['27转给陈静吧', '转交 27 陈静'],
  ['12退回，缺验收报告', '退回 12 缺验收报告'],
  ['12退回材料', 'choice incomplete: progress 12 note'],
  ['12通过', '通过 12'],
]);

reads('asks before it submits what is not done', [
  ['十二号任务全部完成了申请销号', 'submit 12'],
  ['12号没完成申请销号', 'choice negated: progress 12 note'],
  ['办结 12，还差验收', 'choice negated: submit 12'],
  ['办结 12 没有验收', 'choice negated: submit 12'],
  ['办结 12 没有遗留问题', 'submit 12'],
  ['办结 12 资料已移交，待审核', 'submit 12'],
  ['办结 12 资料待补', 'choice negated: submit 12'],
  ['办结 12 退耕还林任务完成', 'submit 12'],
]);

reads('tells a problem from what is said of one', [
  ['问题 12 方案未批复', '问题 12 方案未批复'],
  ['问题 12 方案 分期实施', 'unclear incomplete'],
  ['问题 12 方案一：分期实施', 'unclear incomplete'],
]);

reads('takes the last message back', [
  ['撤销刚刚发的', 'undo'],
  ['撤销刚刚发的12号', 'unknown'],
]);

reads('passes a heading in brackets in silence', [
  ['【住建局本周进展】', 'silent'],
  ['[督办组周例会情况]', 'silent'],
]);
