import { AppError } from "@medequipshare/domain";
import type { Abi, ContractEventName } from "viem";
import { type EventArguments, type FindEventParameters, findEvent } from "./find-event.ts";

/** The arguments of the first event of that name by that contract. Throws internal.unexpected when there is none. */
export function requireEvent<const abi extends Abi, eventName extends ContractEventName<abi>>(
  parameters: FindEventParameters<abi, eventName>,
): NonNullable<EventArguments<abi, eventName>> {
  const found = findEvent(parameters);
  if (found !== undefined && found !== null) return found;
  throw new AppError("internal.unexpected", {
    problem: `the act left no event ${String(parameters.eventName)}`,
  });
}
