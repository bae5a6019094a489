/** Runs works of one key one after another, in the order asked; works of different keys do not wait for each other. */
export type KeyQueue = <T>(key: string, work: () => Promise<T>) => Promise<T>;

export function createKeyQueue(): KeyQueue {
  const tails = new Map<string, Promise<unknown>>();
  return (key, work) => {
    const before = tails.get(key);
    const mine = before === undefined ? work() : before.then(work, work);
    tails.set(key, mine);
    const leave = () => {
      if (tails.get(key) === mine) tails.delete(key);
    };
    mine.then(leave, leave);
    return mine;
  };
}
