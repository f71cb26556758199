import { type Hex, isHex } from "viem";
import { digest } from "../gas/stage.ts";
import { accountOf } from "./cast.ts";
import type { World } from "./model/world.ts";
import { asAddress, type Scenery } from "./scenery.ts";

const field = (name: string, type: string) => ({ name, type });
const types = {
  EIP712Domain: [
    field("name", "string"),
    field("version", "string"),
    field("chainId", "uint256"),
    field("verifyingContract", "address"),
  ],
  Handover: [
    field("reservationId", "uint64"),
    field("sequence", "uint32"),
    field("releaserId", "uint32"),
    field("receiverId", "uint32"),
    field("releasedBy", "address"),
    field("receivedBy", "address"),
    field("loanPack", "bytes32"),
    field("meterSequence", "uint32"),
    field("runSeconds", "uint64"),
    field("signedAt", "uint40"),
  ],
};

type Step = { readonly name: "pickUp" | "bringBack"; readonly key: number; readonly at: number };

/** A hand-over without a meter, signed by both sides at the time of the act. */
export async function signHandover({ stage, cast }: Scenery, world: World, act: Step, reservationId: bigint) {
  const made = world.reservations.get(act.key);
  const ownerId = world.units.get(made?.unitId ?? 0)?.ownerId;
  if (!made || ownerId === undefined) throw new Error(`nothing to hand over for ${act.key}`);
  const isPickUp = act.name === "pickUp";
  const [releaserId, receiverId] = isPickUp ? [ownerId, made.borrowerId] : [made.borrowerId, ownerId];
  const handover = {
    reservationId,
    sequence: isPickUp ? 0 : 1,
    releaserId,
    receiverId,
    releasedBy: asAddress(accountOf(cast, releaserId)),
    receivedBy: asAddress(accountOf(cast, receiverId)),
    loanPack: digest,
    meterSequence: 0,
    runSeconds: 0n,
    signedAt: act.at,
  };
  const domain = {
    name: "MedEquipShare Custody",
    version: "1",
    chainId: stage.reader.chain.id,
    verifyingContract: stage.contracts.custodyLedger.address,
  };
  const message = { ...handover, reservationId: String(reservationId), runSeconds: "0" };
  const typed = { types, primaryType: "Handover", domain, message };
  const sign = async (account: string): Promise<Hex> => {
    const params = [account, typed];
    const signature = await stage.provider.request({ method: "eth_signTypedData_v4", params });
    if (!isHex(signature)) throw new Error("the network signed nothing");
    return signature;
  };
  return [handover, await sign(handover.releasedBy), await sign(handover.receivedBy)] as const;
}
