import { createHash } from 'node:crypto';

/** Names a robot by its credential without telling it: the same for the same one, in every run. */
export function robotName(platform: string, credential: string): string {
  return `${platform}:${createHash('sha256').update(credential).digest('hex').slice(0, 12)}`;
}
