/** A reservation's id in a form to read aloud: the unit's number, then six or seven letters and digits. */
export function formatReservationId(reservationId: bigint): string {
  const withinUnit = reservationId & 0xffff_ffffn;
  return `${reservationId >> 32n}-${withinUnit.toString(36).toUpperCase()}`;
}
