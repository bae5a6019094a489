import type { Simulator } from '../start-simulator.ts';

/** What the page itself knows, beside the simulator. */
export interface Desk {
  /** Time is being moved. */
  isMoving(): boolean;
  setMoving(moving: boolean): void;
  /** Calls whenever something on the page may have changed; returns how to stop. */
  watch(listener: () => void): () => void;
}

export function createDesk({ chatLog, traffic, faults }: Simulator): Desk {
  const listeners = new Set<() => void>();
  let moving = false;
  return {
    isMoving: () => moving,
    setMoving(now) {
      moving = now;
      for (const listener of listeners) listener();
    },
    watch(listener) {
      listeners.add(listener);
      const stops = [chatLog.watch(listener), traffic.watch(listener), faults.watch(listener)];
      return () => {
        listeners.delete(listener);
        for (const stop of stops) stop();
      };
    },
  };
}
