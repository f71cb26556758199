import type { ScheduleRow } from "@medequipshare/protocol";

/** Why time is taken. */
export type TakenKind = ScheduleRow["busy"][number]["state"] | "maintenance";

/** Each kind has a pattern or an edge of its own beside its colour. */
export const takenLooks: Readonly<Record<TakenKind, string>> = {
  held: "hatched bg-wait-soft text-wait border-wait border-dashed",
  confirmed: "bg-loan-soft text-loan border-loan",
  "on-loan": "bg-loan text-surface border-loan",
  returned: "hatched bg-surface text-quiet border-quiet",
  kept: "hatched bg-surface text-ink border-ink border-dashed",
  maintenance: "crossed bg-surface text-ink border-ink border-dotted",
};
