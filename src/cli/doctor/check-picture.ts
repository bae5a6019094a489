import { type Finding, findingsOf } from './finding.ts';

const { ok, attention } = findingsOf('picture');

/** What the check of the pictures says, as `picture/` says it. */
export type PictureAnswer =
  | { readonly drawable: true }
  | { readonly drawable: false; readonly remedy: string; readonly detail?: string };

/** Whether reports can have a picture; without one their text goes all the same. */
export function checkPicture(answer: PictureAnswer): Finding {
  if (answer.drawable) return ok('图片：中文字体和绘图可用');
  const detail = answer.detail === undefined ? '' : `（${answer.detail}）`;
  return attention(`图片：画不了${detail}`, answer.remedy);
}
