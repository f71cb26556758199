import { AppError } from "@medequipshare/domain";
import { type ActFacts, listActs, type PeerName, peers } from "@medequipshare/sdk";
import { type Abi, type Hex, toFunctionSelector } from "viem";

type RelayedCall = { readonly peer: PeerName; readonly functionName: string; readonly selector: Hex };

/** What anyone may send and the contracts verify by themselves: the acts that are declared as relayed. */
export function relayedCalls(): readonly RelayedCall[] {
  return listActs()
    .filter(({ relayed }) => relayed)
    .map((act) => ({ peer: act.peer, functionName: act.functionName, selector: selectorOf(act) }));
}

/** The selector of an act's function. */
export function selectorOf({ peer, functionName }: Pick<ActFacts, "peer" | "functionName">): Hex {
  const abi: Abi = peers[peer].abi;
  const found = abi.find((item) => item.type === "function" && item.name === functionName);
  if (found?.type !== "function")
    throw new AppError("internal.unexpected", { problem: `${peer} has no function ${functionName}` });
  return toFunctionSelector(found);
}
