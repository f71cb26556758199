import { AppError } from "../error/app-error.ts";

/** How urgent a reservation is, numbered as on chain. */
export const Priority = { elective: 0, urgent: 1, emergency: 2 } as const;
export type PriorityName = keyof typeof Priority;
const names: readonly PriorityName[] = ["elective", "urgent", "emergency"];

/** A priority's name for its number or name. Throws reservation.priority-unknown. */
export function parsePriority(value: string | number): PriorityName {
  const found = names.find((name) => name === value || Priority[name] === value);
  if (found === undefined) throw new AppError("reservation.priority-unknown", { field: "priority", value });
  return found;
}
