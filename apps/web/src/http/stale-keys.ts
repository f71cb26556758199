import type { AppliedBlock } from "@medequipshare/protocol";
import type { QueryKey } from "@tanstack/react-query";

/**
 * The cached answers that a batch of blocks made out of date, as key prefixes. A reorganisation makes everything so:
 * the empty key is a prefix of all.
 */
export function staleKeys(block: AppliedBlock): readonly QueryKey[] {
  if (block.reorganised) return [[]];
  if (block.changes.length === 0) return [];
  const keys = block.changes.flatMap(({ unitId, facilityId, reservationId, args }): QueryKey[] => [
    ...(unitId === null ? [] : [["unit", unitId], ["units"]]),
    ...(facilityId === null ? [] : [["facility", facilityId], ["facilities"]]),
    // An override ends another reservation than the one it makes.
    ...(args["displacedId"] === undefined ? [] : [["reservation", String(args["displacedId"])]]),
    ...(reservationId === null ? [] : [["reservation", String(reservationId)], ["reservations"], ["units"]]),
  ]);
  const distinct = new Map([["activity"], ...keys].map((key) => [JSON.stringify(key), key]));
  return [...distinct.values()];
}
