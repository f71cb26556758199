import { Priority, type PriorityName } from "./priority.ts";

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

/** A policy as the chain keeps it: bit 0 for the owner's approval, bits 1 to 3 for elective, urgent, emergency. */
export function encodePolicy({ approvalNeeded, priorities }: SharingPolicy): number {
  return priorities.reduce((bits, name) => bits | (2 << Priority[name]), approvalNeeded ? 1 : 0);
}

/** The policy that {@link encodePolicy} gives these bits for. */
export function decodePolicy(bits: number): SharingPolicy {
  const priorities = openPolicy.priorities.filter((name) => (bits & (2 << Priority[name])) !== 0);
  return { approvalNeeded: (bits & 1) === 1, priorities };
}
