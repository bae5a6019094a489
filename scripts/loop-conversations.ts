/** One picture of docs/使用手册.md: what is said in one room, and who looks on. */
export interface Conversation {
  /** `docs/images/loop-<name>.png`. */
  readonly name: string;
  /** Key of the room. */
  readonly room: string;
  /** The account whose phone it is. */
  readonly seenBy: string;
  /** Account and words, in order, and the room where it is another one. */
  readonly lines: readonly (readonly [string, string, string?])[];
  /** Words of the last message that is waited for. */
  readonly end: string;
}

const HOUSING = 'wecom:housing';
const RENEWAL = 'dingtalk:renewal';

/** One story through one ledger, in order: numbers taken in one conversation are used in the next. */
export const CONVERSATIONS: readonly Conversation[] = [
  {
    name: 'assign',
    room: HOUSING,
    seenBy: 'zhangsan',
    lines: [
      ['liuzhenhua', '交办 住建局 张三 12月20日前 完成雨污分流管网排查'],
      ['zhangsan', '签收 61'],
      ['zhangsan', '进度 61 20% 已完成图纸比对'],
    ],
    end: '已完成图纸比对',
  },
  {
    name: 'urge',
    room: HOUSING,
    seenBy: 'zhangsan',
    lines: [
      ['liuzhenhua', '催办 59 请报整改计划'],
      ['zhangsan', '原因 59 水泵返厂维修，12月4日完成'],
    ],
    end: '说明不改变时限',
  },
  {
    name: 'extend',
    room: HOUSING,
    seenBy: 'zhangsan',
    lines: [
      ['zhangsan', '延期 61 12月31日 暗渠检测需停水'],
      ['hejing', '同意延期 61'],
    ],
    end: '延期已同意',
  },
  {
    name: 'review',
    room: HOUSING,
    seenBy: 'liuzhenhua',
    lines: [
      ['zhangsan', '办结 59 积水点已整治'],
      ['liuzhenhua', '通过 59'],
      ['liuzhenhua', '回访 59 不属实 东门路口雨后仍积水'],
    ],
    end: '回访不属实，已撤销销号：',
  },
  {
    name: 'problem',
    room: HOUSING,
    seenBy: 'zhangsan',
    lines: [
      ['zhangsan', '问题 61 检测费缺口30万元，请财政局协调'],
      ['luojun', 'P6 答复 本周拨付30万元'],
      ['zhangsan', 'P6 已解决 资金已到账'],
      ['liuzhenhua', 'P6 销号'],
    ],
    end: 'P6 已销号',
  },
  {
    name: 'remark',
    room: RENEWAL,
    seenBy: 'pengtao',
    lines: [
      ['wangzhiyuan', '批示 14 请加快进度，月底前见成效', 'wecom:@wangzhiyuan'],
      ['pengtao', '任务 14'],
      ['pengtao', '回复 14 已约谈施工单位，本周复工'],
    ],
    end: '已回复 #14',
  },
  {
    name: 'ask',
    room: HOUSING,
    seenBy: 'zhangsan',
    lines: [
      ['zhangsan', '老旧小区改造 60%'],
      ['zhangsan', '1'],
      ['zhangsan', '撤销'],
      ['zhangsan', '12号完成了吗？'],
    ],
    end: '住建局 张三',
  },
];
