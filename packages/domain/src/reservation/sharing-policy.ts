import type { PriorityName } from "./priority.ts";

/** How an owner shares a unit, beside prices and limits. */
export type SharingPolicy = {
  /** Whether the owner's coordinator approves each hold before it can be confirmed. */
  readonly approvalNeeded: boolean;
  /** Priorities for which the unit is lent; at least one. */
  readonly priorities: readonly PriorityName[];
};

/** Lent for every priority, without asking. */
export const openPolicy: SharingPolicy = {
  approvalNeeded: false,
  priorities: ["elective", "urgent", "emergency"],
};
