import { describe, expect, it } from 'vitest';
import { speaksOfWork } from '../../src/language/work-words.ts';
import { effectOf } from './effect.ts';

const WORK =
  '外墙保温 屋面防水 桥梁吊装 护坡砌筑 渠道清淤 门窗安装 水电预埋 土方外运 路灯架设 栏杆焊接 内墙粉刷 混凝土 吊顶 围挡 育苗 春播 收割 学位增加 课桌到货 诊室装修 药品采购 招生 就业 增设岗位 税收入库 化债 贷款发放 签约 胡同改造 吹填';
const NO_WORK = '呵呵 有水分 虚报 吹牛 完蛋 无语 老板 摸鱼 胡说 编的 厉害 等等 有病';

describe('speaksOfWork', () => {
  it.each(WORK.split(' '))('takes %s for a note of work', (words) => {
    expect(speaksOfWork(words)).toBe(true);
    expect(effectOf(`进度 13 70% ${words}`)).toBe('progress 13 70%');
    expect(effectOf(`13号70%，${words}`)).toBe('progress 13 70%');
  });

  it.each(NO_WORK.split(' '))('does not take %s for one', (words) => {
    expect(speaksOfWork(words)).toBe(false);
    expect(effectOf(`进度 13 70% ${words}`)).toMatch(/^(?:choice|unclear) /);
  });
});
