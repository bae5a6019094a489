import type { Role } from './people.ts';
import { type Act, PERMISSIONS, type Reach } from './permissions.ts';

const ORDER: readonly Role[] = ['supervisor', 'leader', 'secretary', 'liaison', 'owner', 'head', 'signer'];

/** The roles that may do something, and to which tasks: what a refusal names. */
export function whoMay(act: Act): readonly { readonly role: Role; readonly reach: Reach }[] {
  return ORDER.flatMap((role) => {
    const reach = PERMISSIONS[role][act];
    return reach === undefined ? [] : [{ role, reach }];
  });
}
