import { writeFileSync } from 'node:fs';
import type { Locator, Page } from 'playwright-core';
import { PHONE } from '../test/browser/a-sandbox.ts';
import { shrinkPng } from './shrink-png.ts';

export const FOLDER = 'docs/images';
/** Tall enough that a whole conversation is drawn at once, and small enough for a manual's page. */
export const TALL = { ...PHONE, viewport: { width: 390, height: 2600 }, deviceScaleFactor: 1.5 };
/** Ground around a picture's messages, in CSS pixels. */
const MARGIN = 10;
/** ms that what the bot says after its answer takes to arrive. */
const SETTLING = 300;

/** Somebody's phone, open at a room. */
export async function lookAt(page: Page, origin: string, room: string, who: string): Promise<Locator> {
  await page.goto(`${origin}/sandbox?${new URLSearchParams({ room, who })}`);
  await page.waitForTimeout(SETTLING);
  return page.locator('.message');
}

/** Says something in a room, and waits for what the bot tells others after its answer. */
export async function say(
  page: Page,
  origin: string,
  room: string,
  who: string,
  text: string,
): Promise<void> {
  await act(origin, 'say', { room, who, text });
  await page.waitForTimeout(SETTLING);
}

/** `to`: `2026-11-30T09:00`. Resolves when all that was due until then is done. */
export async function letTimePass(origin: string, to: string): Promise<void> {
  await act(origin, 'clock', { to });
}

async function act(origin: string, name: string, fields: object): Promise<void> {
  const response = await fetch(`${origin}/sandbox/${name}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(fields),
  });
  if (!response.ok) throw new Error(`${JSON.stringify(fields)}: ${await response.text()}`);
}

/** These messages and all between them, cut out of the phone's chat. */
export async function takeMessages(page: Page, first: Locator, last: Locator, name: string): Promise<void> {
  await page.locator('.message .quote').evaluateAll(hide);
  const clip = around(await boxOf(first), await boxOf(last));
  writeFileSync(`${FOLDER}/${name}.png`, shrinkPng(await page.screenshot({ clip })));
}

/** By property: the page's Content-Security-Policy allows no style of ours. */
function hide(elements: readonly (HTMLElement | SVGElement)[]): void {
  for (const { style } of elements) style.visibility = 'hidden';
}

interface Box {
  readonly y: number;
  readonly height: number;
}

async function boxOf(element: Locator): Promise<Box> {
  const box = await element.boundingBox();
  if (box === null) throw new Error('a message is not drawn');
  return box;
}

function around(first: Box, last: Box): { x: number; y: number; width: number; height: number } {
  const y = first.y - MARGIN;
  return { x: 0, y, width: TALL.viewport.width, height: last.y + last.height + MARGIN - y };
}
