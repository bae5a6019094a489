import { watch } from 'node:fs';

/** Something that will happen, unless nobody waits for it any more. */
export type NextChange = Promise<void> & { cancel(): void };

/** The next time that a name in a folder comes or goes; one that begins so, if said. */
export function nextChange(folder: string, begin = ''): NextChange {
  let cancel = (): void => {};
  const change = new Promise<void>((resolve) => {
    const watcher = watch(folder, (_, name) => {
      if (name?.startsWith(begin) !== true) return;
      watcher.close();
      resolve();
    });
    cancel = () => watcher.close();
  });
  return Object.assign(change, { cancel });
}
