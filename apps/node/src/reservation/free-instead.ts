import type { Alternative } from "@medequipshare/domain";
import type { Call, Operation } from "@medequipshare/protocol";
import type { Database } from "@medequipshare/readmodel";
import { decodeRevert, reservationManagerAbi } from "@medequipshare/sdk";
import { decodeFunctionData } from "viem";
import { listAlternatives, takenSlot } from "./naming-alternatives.ts";

/**
 * What is free instead of the time that an operation lost in its block, or, given its calls, still waits for. Nothing
 * for one that succeeded or reserves nothing.
 */
export async function freeInstead(
  db: Database,
  clock: () => Promise<number>,
  { success, revertData }: Pick<Operation, "success" | "revertData">,
  calls: readonly Call[] = [],
): Promise<readonly Alternative[]> {
  if (success === true) return [];
  const wanted = success === false ? takenSlot(decodeRevert(revertData ?? "0x")) : wantedSlot(calls);
  return wanted === undefined ? [] : listAlternatives(db, await clock(), wanted);
}

/** The first time that calls would hold or reserve. */
function wantedSlot(calls: readonly Call[]): Alternative | undefined {
  return calls.map(({ data }) => slotOf(data)).find((slot) => slot !== undefined);
}

function slotOf(data: Call["data"]): Alternative | undefined {
  try {
    const { functionName, args } = decodeFunctionData({ abi: reservationManagerAbi, data });
    if (functionName !== "reserve" && functionName !== "hold") return undefined;
    const [{ unitId, startsAt, endsAt }] = args;
    return [unitId, startsAt, endsAt];
  } catch {
    // A call of another contract.
    return undefined;
  }
}
