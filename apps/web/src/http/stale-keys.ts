import type { AppliedBlock } from "@medequipshare/protocol";
import type { QueryKey } from "@tanstack/react-query";

/**
 * Arguments that name another reservation than the one an event is about: the one an emergency displaced, the one whose
 * first call is used, and the one a unit is handed on to.
 */
const OTHERS = ["displacedId", "firstCallOf", "toReservationId"];

/**
 * The cached answers that a batch of blocks made out of date, as key prefixes. A reorganisation makes everything so:
 * the empty key is a prefix of all.
 */
export function staleKeys(block: AppliedBlock): readonly QueryKey[] {
  if (block.reorganised) return [[]];
  if (block.changes.length === 0) return [];
  const keys = block.changes.flatMap(
    ({ unitId, facilityId, facilityIds, reservationId, args }): QueryKey[] => [
      ...(unitId === null ? [] : [["unit", unitId], ["units"]]),
      ...facilityIds.map((concerned) => ["facility", concerned]),
      ...(facilityId === null ? [] : [["facilities"]]),
      ...OTHERS.flatMap((name) => (args[name] === undefined ? [] : [["reservation", String(args[name])]])),
      ...(reservationId === null
        ? []
        : [["reservation", String(reservationId)], ["reservations"], ["units"]]),
    ],
  );
  const distinct = new Map([["activity"], ...keys].map((key) => [JSON.stringify(key), key]));
  return [...distinct.values()];
}
