/** A reservation's id in a form to read aloud: the unit's number, then six or seven letters and digits. */
export function formatReservationId(reservationId: bigint): string {
  const withinUnit = reservationId & 0xffff_ffffn;
  return `${reservationId >> 32n}-${withinUnit.toString(36).toUpperCase()}`;
}

/** The id that `formatReservationId` wrote; undefined for any other text. */
export function parseReservationId(text: string): bigint | undefined {
  const [, unit, within = ""] = /^(\d{1,10})-([0-9a-z]{1,7})$/i.exec(text) ?? [];
  const withinUnit = Number.parseInt(within, 36);
  if (unit === undefined || withinUnit > 0xffff_ffff) return undefined;
  return (BigInt(unit) << 32n) | BigInt(withinUnit);
}
