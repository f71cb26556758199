/**
 * The code of a Solidity custom error: its first word is the prefix, the rest is kebab-cased.
 * `ReservationSlotTaken` is `reservation.slot-taken`. Works on names; whether a code has a descriptor is another matter
 * (see {@link isErrorCode}).
 */
export function errorCodeOf(solidityName: string): string {
  const words = solidityName.match(/[A-Z]+(?![a-z])\d*|[A-Z][a-z0-9]*|[a-z0-9]+/g) ?? [];
  const [prefix = "", ...rest] = words.map((word) => word.toLowerCase());
  return rest.length === 0 ? prefix : `${prefix}.${rest.join("-")}`;
}
