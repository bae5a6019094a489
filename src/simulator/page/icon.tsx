/** Drawn in the colour of the text around them; what they mean stands beside them, or in a label. */
const PATHS = {
  back: 'M15 5l-7 7 7 7',
  close: 'M6 6l12 12M18 6L6 18',
  people:
    'M9 11a3.5 3.5 0 1 0 0-7 3.5 3.5 0 0 0 0 7zM2.5 20c.6-3.6 3.1-5.5 6.5-5.5s5.9 1.9 6.5 5.5M16 4.5a3.3 3.3 0 0 1 0 6.3M18.5 15c1.7.9 2.7 2.6 3 5',
  under: 'M4 8h13l-3.5-3.5M20 16H7l3.5 3.5',
  forward: 'M5 6l6.5 6L5 18zM13 6l6.5 6-6.5 6z',
  quote: 'M9 8L4.5 12.5 9 17M5 12.5h8.5a6 6 0 0 1 6 6V19',
  send: 'M4 12l16-8-5 16-3.5-6.5z',
  clock: 'M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18zM12 7.5V12l3 2',
  fault: 'M12 4l9 16H3zM12 10v4.5M12 17.2v.1',
  again: 'M19.5 12a7.5 7.5 0 1 1-2.3-5.4M19.5 4v4h-4',
} as const;

export type IconName = keyof typeof PATHS;

export function Icon({ name }: { readonly name: IconName }) {
  return (
    <svg class="icon" viewBox="0 0 24 24" aria-hidden="true" focusable="false">
      <path d={PATHS[name]} />
    </svg>
  );
}
