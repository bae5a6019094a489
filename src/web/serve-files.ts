import type { Context, Middleware } from 'koa';
import type { Clock } from '../ports/clock.ts';
import type { FileShelf, KeptFile } from '../ports/file-shelf.ts';
import type { Logger } from '../ports/logger.ts';
import { attachmentHeader } from './attachment-header.ts';

interface FileParts {
  readonly files: Pick<FileShelf, 'read'>;
  readonly clock: Clock;
  readonly logger: Logger;
}

const PATH = '/files';
/** A link is good for a day, as the message with it says. */
const OPEN_MS = 24 * 60 * 60 * 1000;
/** What the random id of a file may look like; the path is taken as it was sent, nothing is decoded. */
const ID = /^[A-Za-z0-9_-]{16,128}$/;

const TYPES: Readonly<Record<string, string>> = {
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  png: 'image/png',
};

/** One page for whatever is not given out: who tries links learns nothing. No link in it: a proxy may add a prefix. */
const NOT_HERE = `<!doctype html>
<html lang="zh-CN">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>文件链接已失效</title>
<h1>文件链接已失效</h1>
<p>链接自发出起24小时内有效。</p>
<p>请重新发送“导出”，或向督查室索取。</p>
</html>
`;

/** `GET /files/<id>`: what a link in a post or an answer leads to. The id is the only key: the log names the file instead. */
export function serveFiles(parts: FileParts): Middleware {
  return async (ctx, next) => {
    if (ctx.path !== PATH && !ctx.path.startsWith(`${PATH}/`)) return next();
    if (ctx.method !== 'GET' && ctx.method !== 'HEAD') {
      ctx.set('Allow', 'GET, HEAD');
      ctx.status = 405;
      return;
    }
    const file = await openFile(ctx.path.slice(PATH.length + 1), parts);
    guard(ctx);
    if (file === undefined) {
      ctx.status = 404;
      ctx.type = 'text/html; charset=utf-8';
      ctx.body = NOT_HERE;
      return;
    }
    const { name, bytes } = file;
    ctx.set('Content-Type', TYPES[extensionOf(name)] ?? 'application/octet-stream');
    ctx.set('Content-Disposition', attachmentHeader(name));
    ctx.body = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    parts.logger.info({ file: name, bytes: bytes.length, method: ctx.method, status: 200 }, 'file given out');
  };
}

async function openFile(id: string, { files, clock }: FileParts): Promise<KeptFile | undefined> {
  const file = ID.test(id) ? await files.read(id) : undefined;
  return file !== undefined && clock.now() - file.keptAt < OPEN_MS ? file : undefined;
}

/** Kept by nobody on the way, shown by nobody as a page, told to nobody by a browser. `nosniff` stands on every answer. */
function guard(ctx: Context): void {
  ctx.set('Cache-Control', 'private, no-store');
  ctx.set('Referrer-Policy', 'no-referrer');
  ctx.set('Content-Security-Policy', "default-src 'none'");
  ctx.set('X-Robots-Tag', 'noindex');
}

function extensionOf(name: string): string {
  return /\.([A-Za-z0-9]+)$/.exec(name)?.[1]?.toLowerCase() ?? '';
}
