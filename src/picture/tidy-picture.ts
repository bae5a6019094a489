import type { ReportPicture } from '../domain/report-picture.ts';
import { drawableText } from './lay-text.ts';

/** What is legible in one picture. */
export const MAX_UNITS = 18;
export const MAX_PERIODS = 8;
export const MAX_RED = 10;

/** The same picture with what can be drawn only, cut to what can be read; what is left out is counted. */
export function tidyPicture(picture: ReportPicture): ReportPicture {
  const { units, trend, red } = picture;
  return {
    title: drawableText(picture.title),
    subtitle: drawableText(picture.subtitle),
    counts: picture.counts,
    units: units.slice(0, MAX_UNITS).map(({ name, counts }) => ({ name: drawableText(name), counts })),
    moreUnits: picture.moreUnits + Math.max(0, units.length - MAX_UNITS),
    trend: trend.slice(-MAX_PERIODS).map(({ label, counts }) => ({ label: drawableText(label), counts })),
    red: red.slice(0, MAX_RED).map(({ no, title, unit, why, word }) => ({
      no: drawableText(no),
      title: drawableText(title),
      unit: drawableText(unit),
      why: drawableText(why),
      word: drawableText(word),
    })),
    moreRed: picture.moreRed + Math.max(0, red.length - MAX_RED),
    legend: drawableText(picture.legend),
  };
}
