import { CALLBACK_FAULTS, type Fault, type FaultKind, REFUSAL_FAULTS, TAKEN_FAULTS } from '../faults.ts';
import { HOME } from './address.ts';
import { PlaceFields } from './place-fields.tsx';
import type { SandboxView } from './sandbox-view.ts';
import { FAULT_WORDS, WORDS } from './words.ts';

const GROUPS = [
  { heading: WORDS.faultGroups.callback, kinds: CALLBACK_FAULTS },
  { heading: WORDS.faultGroups.refusal, kinds: REFUSAL_FAULTS },
  { heading: WORDS.faultGroups.taken, kinds: TAKEN_FAULTS },
] as const;

/** Everything that can be made to go wrong, by where it does. */
export function FaultSwitches({ view }: { readonly view: SandboxView }) {
  return (
    <div class="faults">
      <p class="faint">{WORDS.faultsNote}</p>
      {GROUPS.map(({ heading, kinds }) => (
        <section key={heading}>
          <h3>{heading}</h3>
          {kinds.map((kind) => (
            <FaultSwitch key={kind} kind={kind} view={view} />
          ))}
        </section>
      ))}
    </div>
  );
}

function FaultSwitch({ kind, view }: { readonly kind: FaultKind; readonly view: SandboxView }) {
  const { name, does, amount } = FAULT_WORDS[kind];
  const fault = view.faults.find((one) => one.kind === kind);
  const state = stateOf(fault);
  return (
    <form
      class={state === 'off' ? 'fault-switch' : 'fault-switch on'}
      id={`fault-${kind}`}
      method="post"
      action={`${HOME}/fault`}
    >
      <PlaceFields place={{ ...view.place, drawer: 'faults' }} />
      <input type="hidden" name="kind" value={kind} />
      <h4>
        {name} {fault && <span class="left">{leftWords(fault)}</span>}
      </h4>
      <p>{does}</p>
      {amount && (
        <label class="amount">
          {amount.label}
          <input
            type="number"
            name="amount"
            min={amount.min}
            max={amount.max}
            value={fault?.amount ?? amount.usual}
            inputMode="numeric"
          />
        </label>
      )}
      <fieldset class="segments" aria-label={name}>
        <button type="submit" name="on" value="false" aria-pressed={state === 'off'}>
          {WORDS.faultOff}
        </button>
        <button type="submit" name="once" value="true" aria-pressed={state === 'once'}>
          {WORDS.faultOnce}
        </button>
        <button type="submit" name="on" value="true" aria-pressed={state === 'on'}>
          {WORDS.faultOn}
        </button>
      </fieldset>
    </form>
  );
}

function stateOf(fault: Fault | undefined): 'off' | 'once' | 'on' {
  if (fault === undefined) return 'off';
  return fault.left === undefined ? 'on' : 'once';
}

function leftWords({ left }: Fault): string {
  return left === undefined ? WORDS.faultUntilOff : WORDS.faultLeft(left);
}
