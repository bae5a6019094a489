import type { Notice } from '../domain/notice.ts';

/** Tells people what needs their act: in their nearest group with an @, or privately where that is configured. */
export interface Notifier {
  /**
   * Takes the notices of one message, once; equal ones are merged. Sends after the answer has left, each a single time;
   * never throws, failures are logged. Outside working hours they wait in memory: a restart loses them.
   */
  tell(notices: readonly Notice[]): void;
}
