import { randomBytes } from 'node:crypto';

/** How long a file is kept, from the moment on at which it was. */
export const KEPT_MS = 31 * 24 * 60 * 60 * 1000;

/** 128 random bits: nobody finds a file by trying. */
export function newFileId(): string {
  return randomBytes(16).toString('hex');
}

/** Whether a text can be the id of a file; whatever else it is leads nowhere, least of all up a folder. */
export function isFileId(text: string): boolean {
  return /^[0-9a-f]{32}$/.test(text);
}

/** `<publicUrl>/files/<id>`; undefined without a public URL, or if the text is no id. */
export function fileAddress(id: string, publicUrl: string | undefined): string | undefined {
  if (publicUrl === undefined || !isFileId(id)) return undefined;
  return `${publicUrl.replace(/\/+$/u, '')}/files/${id}`;
}
