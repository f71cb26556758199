import { type Address, encodeFunctionData, type Hex } from "viem";
import { digest } from "../gas/stage.ts";
import { chainTerms } from "./episode.ts";
import { signHandover } from "./handover.ts";
import type { Request } from "./model/make.ts";
import type { Act } from "./model/perform.ts";
import type { World } from "./model/world.ts";
import type { Scenery } from "./scenery.ts";

export type Call = { readonly to: Address; readonly data: Hex };
/** The chain's id of a reservation that the model knows by its key. */
export type IdOf = (key: number) => bigint;

/** What an account sends to the chain to do what an act says. */
export async function callOf(scenery: Scenery, world: World, act: Act, idOf: IdOf): Promise<Call> {
  const {
    reservationManager: reservations,
    equipmentRegistry: equipment,
    custodyLedger: custody,
    settlementDesk: settlements,
  } = scenery.stage.contracts;
  const { abi, address: to } = reservations;
  switch (act.name) {
    case "hold":
    case "reserve": {
      const args = [requestOf(act.request, idOf)] as const;
      return { to, data: encodeFunctionData({ abi, functionName: act.name, args }) };
    }
    case "reserveSeries": {
      const args = [requestOf(act.request, idOf), act.period, act.count] as const;
      return { to, data: encodeFunctionData({ abi, functionName: act.name, args }) };
    }
    case "sweep":
      return { to, data: encodeFunctionData({ abi, functionName: "sweep", args: [act.keys.map(idOf)] }) };
    case "confirm":
    case "approve":
    case "decline":
    case "cancel":
    case "cancelUnfit":
      return { to, data: encodeFunctionData({ abi, functionName: act.name, args: [idOf(act.key)] }) };
    case "settle": {
      const args = [idOf(act.key)] as const;
      const data = encodeFunctionData({ abi: settlements.abi, functionName: "settle", args });
      return { to: settlements.address, data };
    }
    case "pickUp":
    case "bringBack": {
      const args = await signHandover(scenery, world, act, idOf(act.key));
      return {
        to: custody.address,
        data: encodeFunctionData({ abi: custody.abi, functionName: "handOver", args }),
      };
    }
    case "certify": {
      const args = [act.unitId, act.reason === 8 ? 0 : 1, digest] as const;
      const data = encodeFunctionData({ abi: custody.abi, functionName: "certifyTurnaround", args });
      return { to: custody.address, data };
    }
    case "quarantine": {
      const data = encodeFunctionData({ abi: equipment.abi, functionName: act.name, args: [act.unitId, 1] });
      return { to: equipment.address, data };
    }
    case "releaseQuarantine": {
      const args = [act.unitId, digest] as const;
      return {
        to: equipment.address,
        data: encodeFunctionData({ abi: equipment.abi, functionName: act.name, args }),
      };
    }
    case "setTerms": {
      const args = [act.unitId, chainTerms(act.terms)] as const;
      const data = encodeFunctionData({ abi: equipment.abi, functionName: act.name, args });
      return { to: equipment.address, data };
    }
    default:
      return changeOf(scenery, act, idOf);
  }
}

type Change = Extract<
  Act,
  { name: "amend" | "recall" | "offerTransfer" | "acceptTransfer" | "openWindow" | "closeWindow" }
>;

function changeOf({ stage }: Scenery, act: Change | Act, idOf: IdOf): Call {
  const { abi, address: to } = stage.contracts.amendmentDesk;
  switch (act.name) {
    case "amend": {
      const args = [idOf(act.key), act.startsAt, act.endsAt] as const;
      return { to, data: encodeFunctionData({ abi, functionName: act.name, args }) };
    }
    case "recall": {
      const args = [idOf(act.key), act.endsAt, 1, digest] as const;
      return { to, data: encodeFunctionData({ abi, functionName: act.name, args }) };
    }
    case "offerTransfer": {
      const args = [idOf(act.key), act.to] as const;
      return { to, data: encodeFunctionData({ abi, functionName: act.name, args }) };
    }
    case "acceptTransfer":
      return { to, data: encodeFunctionData({ abi, functionName: act.name, args: [idOf(act.key)] }) };
    case "openWindow": {
      const args = [act.unitId, act.startsAt, act.endsAt] as const;
      return { to, data: encodeFunctionData({ abi, functionName: act.name, args }) };
    }
    case "closeWindow":
      return {
        to,
        data: encodeFunctionData({ abi, functionName: act.name, args: [BigInt(act.windowId)] }),
      };
    default:
      throw new Error(`no contract does ${act.name}`);
  }
}

function requestOf({ stale, ...request }: Request, idOf: IdOf) {
  return { ...request, stale: stale.map(idOf) };
}
