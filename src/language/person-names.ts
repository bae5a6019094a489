import { type Taken, takeMatch } from './taken.ts';

/** The family names of nearly everybody. */
const FAMILY_NAMES = new Set(
  '赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕施张孔曹严华金魏陶姜戚谢邹喻柏窦章苏潘葛范彭郎鲁韦马苗凤方俞任袁柳鲍史唐费廉岑薛雷贺倪汤滕殷罗毕郝邬安常乐于傅皮卞齐康伍余元卜顾孟黄穆萧肖尹姚邵汪祁毛狄臧戴宋茅庞熊纪舒屈项祝董梁杜阮蓝闵席季麻贾路娄危江童颜郭梅盛林刁钟徐邱丘骆高夏蔡田樊胡凌霍虞万支柯管卢莫房裘缪解应宗丁宣邓郁单杭洪包诸左石崔吉龚程邢裴陆荣翁荀甄曲封储靳段富巫焦谷车侯宓全班仰秋仲伊宫宁仇栾甘武符刘景詹束龙叶幸司黎薄印白蒲邰鄂索赖卓屠蒙池乔阴闻党翟谭贡劳姬申扶冉宰雍桑桂牛寿边燕冀尚温庄晏柴瞿阎充慕连习艾容向古易慎戈廖庾居衡步都耿满匡国文寇广东欧沃利师巩聂晁敖冷辛阚简饶曾沙鞠关相查后荆红游竺权盖益桓公仉岳帅缑亢况郈琴归海晋楚闫涂代闭覃苟芦'.split(
    '',
  ),
);
/** As little as may be a name, and what may be said behind one. */
const NAME = /([一-龥]{2,4}?(?:·[一-龥]{1,8}?)?)(?:同志)?来?(?:负责|办理|承办|跟进|接手)?吧?(?![一-龥·])/y;
const UNIT_END = /(?:局|委|办|镇|乡|街道|中心|公司|院|队|所|站|室|部|厅|集团|园区|开发区|县|市|区|村)$/;
const NO_NAME =
  /任务|事项|工作|项目|材料|手续|情况|完成|落实|报送|反馈|领导|同事|大家|各|有关|相关|部门|单位|负责|办理|责任|时限|已|未|没|不|的|了|请|会议|资料|文件|通知|方案|安全|高速|水利|温馨|全面|全部|所有|我|你|他|她|它|号|第|项|[吧呢吗啊呀]|[一二三四五六七八九十]{2}/;

/** Whether a word may be somebody's name: two to four characters that are neither a unit nor a word of work. */
export function mayBeName(word: string): boolean {
  return /^[一-龥]{2,4}(?:·[一-龥]{1,8})?$/.test(word) && !UNIT_END.test(word) && !NO_NAME.test(word);
}

/** Whether a word plainly is one: it begins with a family name as well. */
export function isName(word: string): boolean {
  return mayBeName(word) && (FAMILY_NAMES.has(word.charAt(0)) || word.includes('·'));
}

/** A name at a position, up to a sign or the end; 同志 and 负责 behind it are left out. */
export function takeName(key: string, at: number): Taken<string> | undefined {
  const match = takeMatch(NAME, key, at);
  const name = match?.[1];
  if (match === undefined || name === undefined) return undefined;
  return mayBeName(name) ? { value: name, end: at + match[0].length } : undefined;
}
