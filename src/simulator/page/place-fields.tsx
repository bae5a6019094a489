import type { Place } from './address.ts';

/** Where one stands, so that a form leads back there. */
export function PlaceFields({ place: { room, who, drawer } }: { readonly place: Place }) {
  return (
    <>
      <input type="hidden" name="room" value={room} />
      <input type="hidden" name="who" value={who} />
      {drawer && <input type="hidden" name="drawer" value={drawer} />}
    </>
  );
}
