import type { MaintenanceWindow, Reservation, Unit } from "@medequipshare/protocol";
import { type NetworkReader, reservationManagerAbi } from "@medequipshare/sdk";
import { type Finding, findingOver } from "./finding.ts";

const WORD = 256;
const live = new Set(["held", "confirmed", "on-loan", "returned"]);

type Span = { readonly label: string; readonly first: number; readonly end: number };

/**
 * Compares each unit's calendar on chain with the node's live reservations, what ended ones keep for a waitlist, and
 * windows: no overlap, no other mark.
 */
export async function auditCalendar(
  { client, addresses }: NetworkReader,
  units: readonly Unit[],
  reservations: readonly Reservation[],
  windows: ReadonlyMap<number, readonly MaintenanceWindow[]>,
): Promise<readonly Finding[]> {
  const checked = await Promise.all(
    units.map(async ({ unitId, slotSeconds }) => {
      const own = reservations.filter((reservation) => reservation.unitId === unitId);
      const blocked = (windows.get(unitId) ?? []).map((each) => spanOfWindow(each, slotSeconds));
      const reserved = own.filter(isTaken).map((each) => spanOf(each, slotSeconds));
      const spans = [...reserved, ...blocked];
      const all = [...own.map((each) => spanOf(each, slotSeconds)), ...blocked];
      const words = new Set(all.flatMap(wordsOf));
      const marked = await Promise.all(
        [...words].map(async (word) => {
          const bits = await client.readContract({
            address: addresses.reservationManager,
            abi: reservationManagerAbi,
            functionName: "calendarWord",
            args: [unitId, BigInt(word)],
          });
          return bits === expectedWord(word, spans) ? undefined : `unit ${unitId}, slots from ${word * WORD}`;
        }),
      );
      return { overlap: overlapOf(unitId, spans), marked };
    }),
  );
  return [
    findingOver(
      "no two live reservations of a unit overlap",
      checked.map(({ overlap }) => overlap),
    ),
    findingOver(
      "a slot is taken exactly when a live reservation, a waitlist's promotion or a maintenance window owns it",
      checked.flatMap(({ marked }) => marked),
    ),
  ];
}

/** Live, or ended and kept for those who wait. */
function isTaken({ state, kept }: Reservation): boolean {
  return live.has(state) || kept;
}

function spanOf({ reservationId, startsAt, endsAt }: Reservation, slotSeconds: number): Span {
  const label = `reservation ${reservationId}`;
  return { label, first: startsAt / slotSeconds, end: endsAt / slotSeconds };
}

function spanOfWindow({ windowId, startsAt, endsAt }: MaintenanceWindow, slotSeconds: number): Span {
  return { label: `window ${windowId}`, first: startsAt / slotSeconds, end: endsAt / slotSeconds };
}

function wordsOf({ first, end }: Span): readonly number[] {
  const start = Math.floor(first / WORD);
  return Array.from({ length: Math.floor((end - 1) / WORD) - start + 1 }, (_, index) => start + index);
}

function expectedWord(word: number, spans: readonly Span[]): bigint {
  let bits = 0n;
  for (const { first, end } of spans) {
    for (let slot = Math.max(first, word * WORD); slot < Math.min(end, (word + 1) * WORD); slot++) {
      bits |= 1n << BigInt(slot - word * WORD);
    }
  }
  return bits;
}

function overlapOf(unitId: number, spans: readonly Span[]): string | undefined {
  const sorted = [...spans].sort((a, b) => a.first - b.first);
  const clash = sorted.find((span, index) => (sorted[index - 1]?.end ?? 0) > span.first);
  return clash === undefined ? undefined : `unit ${unitId}: ${clash.label}`;
}
