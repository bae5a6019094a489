/**
 * Something that was not in order when a data folder was opened: a damaged file (`set-aside` just now,
 * `still-aside` since an earlier start, `unreadable` where nothing may be moved), a temporary file of a write that was
 * cut off, or a file that is none of ours.
 */
export interface Finding {
  readonly kind: 'set-aside' | 'still-aside' | 'unreadable' | 'leftover' | 'foreign';
  /** The file, from the data folder on. */
  readonly file: string;
  /** What is wrong and what was done, for the engineer. */
  readonly message: string;
}
