import type { LampCounts } from '../../src/domain/lamp-counts.ts';
import type { ReportPicture } from '../../src/domain/report-picture.ts';

/** Red, yellow, blue, green, grey, suspended. */
export function lamps(red = 0, yellow = 0, blue = 0, green = 0, grey = 0, none = 0): LampCounts {
  return { red, yellow, blue, green, grey, none };
}

/** A picture with nothing in it but its title. */
export const BARE: ReportPicture = {
  title: '周调度',
  subtitle: '',
  counts: lamps(),
  units: [],
  moreUnits: 0,
  trend: [],
  red: [],
  moreRed: 0,
  legend: '',
};

/** A weekly report as it is in an ordinary week. */
export const WEEKLY: ReportPicture = {
  title: '重点工作周调度〔2026〕第46期',
  subtitle: '县委督查室　县政府督查室　数据截至11月22日24时',
  counts: lamps(3, 5, 20, 12, 1, 1),
  units: [
    { name: '城管局', counts: lamps(2, 1, 8, 4, 0, 1) },
    { name: '教体局', counts: lamps(1, 2, 6, 3) },
    { name: '卫健局', counts: lamps(0, 2, 6, 5, 1) },
  ],
  moreUnits: 0,
  trend: ['11.9', '11.16', '11.23'].map((label, index) => ({ label, counts: lamps(5 - index, 6 + index) })),
  red: [
    { no: '#66', title: '污水厂扩建', unit: '城管局', why: '逾期23天', word: '承诺12月4日' },
    { no: '#38', title: '城东小学扩建', unit: '教体局', why: '逾期17天', word: '未说明原因' },
  ],
  moreRed: 0,
  legend: '红：逾期或滞后20点以上；黄：临期、滞后10点以上、未按期报；绿：已销号',
};

/** As much as a report can bring: more units, periods and red items than fit, in long words with rare characters. */
export const FULLEST: ReportPicture = {
  title: '关于全县重点工作推进情况🔥的调度通报'.repeat(12),
  subtitle: '县委督查室　县政府督查室　重大项目专班'.repeat(12),
  counts: lamps(1234, 5678, 91_011, 121_314, 151_617, 18),
  units: Array.from({ length: 60 }, (_, index) => ({
    name: `喆堃玥镕龘䶮第${index}街道办事处`,
    counts: lamps((60 - index) * 3, index * 2, index * 40, 1000 - index, 9, 3),
  })),
  moreUnits: 2,
  trend: Array.from({ length: 12 }, (_, index) => ({
    label: `2026年第${index}期`,
    counts: lamps(1900 - index, 1900 + index),
  })),
  red: Array.from({ length: 14 }, (_, index) => ({
    no: `#${99_999 - index}`,
    title: '喆堃玥镕龘䶮村高标准农田建设和改造提升项目'.repeat(9),
    unit: '自然资源和规划局、农业农村局、水利局'.repeat(5),
    why: '逾期三百六十五天'.repeat(5),
    word: '承诺2026年12月31日，已过'.repeat(5),
  })),
  moreRed: 5,
  legend: '红：逾期或滞后20点以上；'.repeat(80),
};
