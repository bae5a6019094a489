/** The values used last, at most `limit` of them. */
export interface RecordCache<T> {
  get(key: string): T | undefined;
  set(key: string, value: T): void;
}

export function createRecordCache<T>(limit: number): RecordCache<T> {
  // A Map keeps the order of insertion: the first key is the one unused for longest.
  const values = new Map<string, T>();
  return {
    get: (key) => {
      const value = values.get(key);
      if (value === undefined) return undefined;
      values.delete(key);
      values.set(key, value);
      return value;
    },
    set: (key, value) => {
      values.delete(key);
      values.set(key, value);
      if (values.size <= limit) return;
      for (const oldest of values.keys()) {
        values.delete(oldest);
        return;
      }
    },
  };
}
