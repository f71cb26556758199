import {
  type Abi,
  type Address,
  type ContractEventName,
  type DecodeEventLogReturnType,
  decodeEventLog,
} from "viem";
import type { EventLog } from "./sender.ts";

export type FindEventParameters<abi extends Abi, eventName extends ContractEventName<abi>> = {
  readonly logs: readonly EventLog[];
  readonly address: Address;
  readonly abi: abi;
  readonly eventName: eventName;
};

/** The arguments of an event, by name. */
export type EventArguments<
  abi extends Abi,
  eventName extends ContractEventName<abi>,
> = DecodeEventLogReturnType<abi, eventName>["args"];

/** The arguments of the first event of that name by that contract, if there is one. */
export function findEvent<const abi extends Abi, eventName extends ContractEventName<abi>>(
  parameters: FindEventParameters<abi, eventName>,
): EventArguments<abi, eventName> | undefined {
  return listEvents(parameters)[0];
}

/** The arguments of all events of that name by that contract, in their order. */
export function listEvents<const abi extends Abi, eventName extends ContractEventName<abi>>({
  logs,
  address,
  abi,
  eventName,
}: FindEventParameters<abi, eventName>): readonly EventArguments<abi, eventName>[] {
  return logs.flatMap((log) => {
    if (log.address.toLowerCase() !== address.toLowerCase()) return [];
    const decoded = tryDecode(abi, log);
    // decodeEventLog chose the event by its topic; its name says that the arguments are of the type asked for.
    return decoded?.eventName === eventName ? [decoded.args as EventArguments<abi, eventName>] : [];
  });
}

function tryDecode(
  abi: Abi,
  { topics, data }: EventLog,
): { eventName?: unknown; args?: unknown } | undefined {
  const [signature, ...indexed] = topics;
  if (signature === undefined) return undefined;
  try {
    return decodeEventLog({ abi, topics: [signature, ...indexed], data });
  } catch {
    return undefined;
  }
}
