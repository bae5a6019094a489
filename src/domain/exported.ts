/** How the workbook of a ledger reached the conversation it was asked for in. */
export type Exported =
  /** As a file. */
  | { readonly kind: 'sent' }
  /** By a link that is open for 24 hours. */
  | { readonly kind: 'linked'; readonly url: string }
  /** It can neither be sent nor linked there. */
  | { readonly kind: 'unavailable' }
  /** The ledger has no task that may be shown. */
  | { readonly kind: 'empty' };
