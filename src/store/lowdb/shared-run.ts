/**
 * Work that many wait for (one fsync for all the files renamed into a folder): each caller gets a run that began after
 * his call; those who come while one runs share the next.
 */
export function shareRuns(work: () => Promise<void>): () => Promise<void> {
  let running: Promise<void> | undefined;
  let next: Promise<void> | undefined;
  const run = (): Promise<void> => {
    const current = work().finally(() => {
      if (running === current) running = undefined;
    });
    running = current;
    return current;
  };
  return () => {
    if (next !== undefined) return next;
    if (running === undefined) return run();
    const start = () => {
      next = undefined;
      return run();
    };
    next = running.then(start, start);
    return next;
  };
}
