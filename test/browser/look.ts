import type { Page } from 'playwright-core';

/** Whether each sign has a picture of its own in the page's font: without the font, all would be the same box. */
export function isDrawn(page: Page, signs: string): Promise<boolean> {
  return page.evaluate((text) => {
    const draw = (sign: string): string => {
      const canvas = document.createElement('canvas');
      canvas.width = canvas.height = 40;
      const pen = canvas.getContext('2d');
      if (pen === null) throw new Error('no canvas');
      pen.font = `32px ${getComputedStyle(document.body).fontFamily}`;
      pen.fillText(sign, 2, 32);
      return canvas.toDataURL();
    };
    // A sign of the private use area, which no font has: what a missing one looks like here.
    const pictures = [...text, '\u{10fffd}', ' '].map(draw);
    return new Set(pictures).size === pictures.length;
  }, signs);
}

/** What is seen beyond the right or left edge of the window, but for rows that scroll by themselves. */
export function outside(page: Page): Promise<readonly string[]> {
  return page.evaluate(() =>
    [...document.querySelectorAll('body *')]
      .filter((one) => one.closest('.suggestions, .unseen, .skip, noscript') === null)
      .map((one) => ({ one, box: one.getBoundingClientRect() }))
      .filter(({ box }) => box.width > 1 && (box.right > innerWidth + 0.5 || box.left < -0.5))
      .map(({ one, box }) => `${one.tagName}.${one.getAttribute('class')} ${box.left}–${box.right}`),
  );
}

/** Texts whose contrast to the ground behind them is under 4.5 (WCAG 2.2, 1.4.3). */
export function faintTexts(page: Page): Promise<readonly string[]> {
  return page.evaluate(() => {
    const parts = (colour: string): number[] => (colour.match(/[\d.]+/g) ?? []).map(Number);
    const light = (colour: string): number => {
      const [red = 0, green = 0, blue = 0] = parts(colour).map((part) => {
        const share = part / 255;
        return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
      });
      return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
    };
    const groundOf = (element: Element | null): string => {
      if (element === null) return 'rgb(255, 255, 255)';
      const { backgroundColor } = getComputedStyle(element);
      return parts(backgroundColor)[3] === 0 ? groundOf(element.parentElement) : backgroundColor;
    };
    return [...document.querySelectorAll<HTMLElement>('body *')]
      .filter((one) => one.checkVisibility({ checkOpacity: true }) && one.closest('.unseen, .skip') === null)
      .filter((one) =>
        [...one.childNodes].some((node) => node.nodeType === 3 && node.nodeValue?.trim() !== ''),
      )
      .map((one) => {
        const ink = light(getComputedStyle(one).color);
        const ground = light(groundOf(one));
        const contrast = (Math.max(ink, ground) + 0.05) / (Math.min(ink, ground) + 0.05);
        return {
          contrast,
          words: `${contrast.toFixed(2)}: ${one.tagName}.${one.className} ${one.innerText.slice(0, 20)}`,
        };
      })
      .filter(({ contrast }) => contrast < 4.5)
      .map(({ words }) => words);
  });
}
