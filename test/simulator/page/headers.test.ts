import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { aPage, type Page } from './a-page.ts';

let page: Page;
beforeAll(async () => {
  page = await aPage();
});
afterAll(() => page.stop());

describe('every answer', () => {
  it.each(['/sandbox', '/sandbox/assets/base.css', '/sandbox/traffic', '/sandbox/nowhere'])(
    'of %s forbids foreign and inline code, sniffing and keeping',
    async (path) => {
      const { headers } = await page.ask(path);
      expect(headers['content-security-policy']).toBe(
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; " +
          "form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
      );
      expect(headers['x-content-type-options']).toBe('nosniff');
      expect(headers['cache-control']).toBe('no-store');
      expect(headers['access-control-allow-origin']).toBeUndefined();
    },
  );

  it('is a refusal under a foreign name', async () => {
    const { status, body } = await page.ask('/sandbox', { headers: { host: 'evil.example' } });
    expect(status).toBe(403);
    expect(body).toContain('server.sandbox: open');
  });

  it('is a refusal to another page of the browser', async () => {
    const headers = {
      'content-type': 'application/x-www-form-urlencoded',
      origin: 'http://evil.example',
    };
    const body = 'room=wecom:all&who=zhangsan&text=x';
    expect((await page.ask('/sandbox/say', { method: 'POST', headers, body })).status).toBe(403);
    expect(page.reached()).toBe(0);
  });
});

describe('the page', () => {
  it('holds no inline script, style or handler', async () => {
    const { body } = await page.ask('/sandbox?drawer=faults');
    expect(body).not.toMatch(/<style|\sstyle=|\son\w+=|javascript:/i);
    expect(body.match(/<script[^>]*>/g)).toEqual(['<script src="/sandbox/assets/sandbox.js" type="module">']);
  });
});
