/** A workbook that is not taken at all: `why` says what it is and what to do, for the person who sent it. */
export interface Refused {
  readonly kind: 'refused';
  readonly why: string;
}

export function refused(why: string): Refused {
  return { kind: 'refused', why };
}
