const SIGNALS = ['SIGTERM', 'SIGINT'] as const;
type Signal = (typeof SIGNALS)[number];

/** Ctrl+C reaches a programme under npm twice at once: from the terminal, and passed on. */
const SAME_MS = 1000;

/** Resolves when the programme is asked to end: Ctrl+C, or SIGTERM. Asked once more, it ends at once. */
export function untilSignalled(): Promise<Signal> {
  return new Promise((resolve) => {
    let first: number | undefined;
    const hear = (signal: Signal): void => {
      const now = performance.now();
      if (first === undefined) {
        first = now;
        resolve(signal);
      } else if (now - first > SAME_MS) {
        for (const one of SIGNALS) process.off(one, hear);
        process.kill(process.pid, signal);
      }
    };
    for (const signal of SIGNALS) process.on(signal, hear);
  });
}
