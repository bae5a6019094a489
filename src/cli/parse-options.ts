import { InvalidArgumentError } from 'commander';

export function parseBasePort(text: string): number {
  const port = Number(text);
  if (!/^\d+$/.test(text) || port > 65_533) throw new InvalidArgumentError('端口写 0 到 65533');
  return port;
}

/** A URL, without a slash at its end. */
export function parseUrl(text: string): string {
  if (!URL.canParse(text)) throw new InvalidArgumentError('写网址，如 http://127.0.0.1:3000');
  return text.replace(/\/+$/, '');
}
