import type { Vendor } from './world.ts';

/** What can go wrong when the vendor calls the bot. */
export const CALLBACK_FAULTS = ['redeliver', 'reply-lost', 'forged-signature'] as const;

/** What can go wrong when the bot calls the vendor, before the vendor has taken anything. */
export const REFUSAL_FAULTS = [
  'busy',
  'throttled',
  'banned',
  'removed',
  'token-expired',
  'session-expired',
  'server-error',
  'not-json',
] as const;

/** What can go wrong after the vendor has taken the message. */
export const TAKEN_FAULTS = [
  'slow',
  'no-answer',
  'reset-after-accept',
  'accepted-but-dropped',
  'mention-unresolved',
] as const;

export type CallbackFault = (typeof CALLBACK_FAULTS)[number];
export type RefusalFault = (typeof REFUSAL_FAULTS)[number];
export type TakenFault = (typeof TAKEN_FAULTS)[number];
export type FaultKind = CallbackFault | RefusalFault | TakenFault;

export const FAULT_KINDS: readonly FaultKind[] = [...CALLBACK_FAULTS, ...REFUSAL_FAULTS, ...TAKEN_FAULTS];

/** Where and how often a fault strikes; everywhere, and until it is switched off, unless said. */
export interface FaultSetting {
  readonly vendor?: Vendor;
  /** The path it strikes, as `/cgi-bin/webhook/send`. */
  readonly path?: string;
  readonly times?: number;
  /** `redeliver`: how many more deliveries (1–3, default 1); `slow`: milliseconds (3,000); `server-error`: the status (502). */
  readonly amount?: number;
}

export interface Fault extends FaultSetting {
  readonly kind: FaultKind;
  /** How often it still strikes; absent: until it is switched off. */
  readonly left?: number;
}

/** Where a request stands, to see whether a fault strikes it. */
interface Place {
  readonly vendor: Vendor;
  readonly path?: string;
}

/** The switches of everything that goes wrong between vendor and bot. */
export interface FaultLab {
  /** Switches a fault on; the same kind set again replaces the former. */
  set(kind: FaultKind, setting?: FaultSetting): void;
  off(kind: FaultKind): void;
  clear(): void;
  list(): readonly Fault[];
  /** Whether the fault would strike here; counts nothing. */
  isOn(kind: FaultKind, place: Place): boolean;
  /** Whether the fault strikes here and now; counts it if so. */
  strikes(kind: FaultKind, place: Place): Fault | undefined;
  watch(listener: () => void): () => void;
}

export function createFaultLab(): FaultLab {
  const switched = new Map<FaultKind, Fault>();
  const listeners = new Set<() => void>();
  const changed = (): void => {
    for (const listener of listeners) listener();
  };
  const standing = (kind: FaultKind, { vendor, path }: Place): Fault | undefined => {
    const fault = switched.get(kind);
    if (fault?.vendor !== undefined && fault.vendor !== vendor) return undefined;
    if (fault?.path !== undefined && fault.path !== path) return undefined;
    return fault;
  };
  return {
    set(kind, setting = {}) {
      const { times } = setting;
      switched.set(kind, { ...setting, kind, ...(times === undefined ? {} : { left: times }) });
      changed();
    },
    off(kind) {
      if (switched.delete(kind)) changed();
    },
    clear() {
      switched.clear();
      changed();
    },
    list: () => [...switched.values()],
    isOn: (kind, place) => standing(kind, place) !== undefined,
    strikes(kind, place) {
      const fault = standing(kind, place);
      if (fault === undefined) return undefined;
      if (fault.left !== undefined) {
        if (fault.left <= 1) switched.delete(kind);
        else switched.set(kind, { ...fault, left: fault.left - 1 });
        changed();
      }
      return fault;
    },
    watch(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
  };
}
