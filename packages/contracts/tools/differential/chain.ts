import { type Abi, decodeErrorResult, type Hex, isHex, parseEventLogs } from "viem";
import { type Call, callOf, type IdOf } from "./call-of.ts";
import type { Act } from "./model/perform.ts";
import type { World } from "./model/world.ts";
import type { Scenery } from "./scenery.ts";

/** How the chain answers an act: with the ids of what it made, or with an error by name. */
export type Answer =
  | { readonly made: readonly bigint[]; readonly error?: undefined }
  | { readonly error: string; readonly evidence: readonly string[] };

export type Chain = {
  readonly idOf: IdOf;
  /** Notes which reservations the model made by an act and which the chain. */
  readonly pair: (keys: readonly number[], ids: readonly bigint[]) => void;
  readonly send: (world: World, act: Act) => Promise<Answer>;
};

/** More than any act needs, less than one transaction may ask for. */
const gas = "0xe00000";

/** The contracts as a model sees them: reservations by the model's keys, refusals by name and evidence. */
export function openChain(scenery: Scenery): Chain {
  const idsOfKeys = new Map<number, bigint>();
  const keysOfIds = new Map<string, number>();
  const idOf = (key: number) => idsOfKeys.get(key) ?? (1n << 32n) | BigInt(key);
  const errors = errorsOf(scenery);
  return {
    idOf,
    pair(keys, ids) {
      for (const [index, key] of keys.entries()) {
        idsOfKeys.set(key, ids[index] ?? 0n);
        keysOfIds.set(String(ids[index]), key);
      }
    },
    async send(world, act) {
      const call = await callOf(scenery, world, act, idOf);
      const sent = await transact(scenery, act, call);
      if (sent.made) return { made: sent.made };
      return explain(errors, sent.data, (id) => keysOfIds.get(id));
    },
  };
}

async function transact({ stage }: Scenery, { by, at }: Act, call: Call) {
  const { provider } = stage;
  await provider.request({ method: "evm_setNextBlockTimestamp", params: [at] });
  try {
    const hash = await provider.request({
      method: "eth_sendTransaction",
      params: [{ from: by, ...call, gas }],
    });
    const receipt = await provider.request({ method: "eth_getTransactionReceipt", params: [hash] });
    return { made: madeBy(stage.contracts.reservationManager.abi, receipt) };
  } catch (error) {
    if (error instanceof Error && "data" in error && isHex(error.data)) return { data: error.data };
    throw error;
  }
}

function madeBy(
  abi: Scenery["stage"]["contracts"]["reservationManager"]["abi"],
  receipt: unknown,
): readonly bigint[] {
  if (typeof receipt !== "object" || receipt === null || !("logs" in receipt)) throw new Error("no receipt");
  // The network's own receipt; a log of another shape has none of these events.
  const logs = receipt.logs as Parameters<typeof parseEventLogs>[0]["logs"];
  return parseEventLogs({ abi, logs }).flatMap(({ eventName, args }) =>
    eventName === "ReservationHeld" || eventName === "ReservationConfirmed" ? [args.reservationId] : [],
  );
}

function errorsOf({ stage }: Scenery): Abi {
  const abis: readonly Abi[] = Object.values(stage.contracts).map(({ abi }) => abi);
  const errors = abis.flat().filter(({ type }) => type === "error");
  return [...new Map(errors.map((item) => [JSON.stringify(item), item])).values()];
}

function explain(errors: Abi, data: Hex, keyOf: (id: string) => number | undefined): Answer {
  const { errorName, args = [], abiItem } = decodeErrorResult({ abi: errors, data });
  const inputs = "inputs" in abiItem ? (abiItem.inputs ?? []) : [];
  const evidence = args.map((value, index) => {
    const text = String(value).toLowerCase();
    if (inputs[index]?.name !== "reservationId") return text;
    return String(keyOf(text) ?? BigInt(text) - (1n << 32n));
  });
  return { error: errorName, evidence };
}
