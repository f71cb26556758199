import type { AppliedBlock } from "@medequipshare/protocol";
import { valuesMeaning } from "@medequipshare/sdk/tells";
import type { QueryKey } from "@tanstack/react-query";

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
      ...valuesMeaning("other reservation", args).map((other) => ["reservation", String(other)]),
      ...(reservationId === null
        ? []
        : [["reservation", String(reservationId)], ["reservations"], ["units"]]),
    ],
  );
  const distinct = new Map([["activity"], ...keys].map((key) => [JSON.stringify(key), key]));
  return [...distinct.values()];
}
