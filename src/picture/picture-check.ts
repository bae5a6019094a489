import type { PictureLack } from './picture-job.ts';

/** `no-answer`: the check itself did not get through; nothing is known of the rest. */
export type PictureFault = PictureLack | 'no-answer';

/** Whether pictures can be drawn here. `remedy` is for the engineer, in Chinese; `detail` is the system's own word. */
export type PictureCheck =
  | { readonly drawable: true }
  | {
      readonly drawable: false;
      readonly reason: PictureFault;
      readonly remedy: string;
      readonly detail?: string;
    };

const REMEDIES: Readonly<Record<PictureFault, string>> = {
  'no-canvas':
    '本机没有绘图组件（@napi-rs/canvas 未随安装带上本系统的二进制包），图片暂不生成，文字照发。请在本机重新执行 npm ci（勿加 --omit=optional），再运行 duban doctor。',
  'no-font':
    '中文字体文件缺失或损坏（@embedpdf/fonts-sc），图片暂不生成，文字照发。请重新执行 npm ci，再运行 duban doctor。',
  'no-glyphs':
    '中文字形画不出来（显示为方框），图片暂不生成，文字照发。请重新执行 npm ci 恢复 @embedpdf/fonts-sc 字体，再运行 duban doctor。',
  'no-answer': '绘图检查没有完成，图片可能无法生成，文字照发。请查看日志与剩余内存，再运行 duban doctor。',
};

export function explainLack(reason: PictureFault, detail?: string): PictureCheck {
  return { drawable: false, reason, remedy: REMEDIES[reason], ...(detail !== undefined && { detail }) };
}
