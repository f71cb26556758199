import { AppError } from "@medequipshare/domain";
import type { Address, Bytes32, Hex, Relay } from "@medequipshare/protocol";
import type { RelayRow, RelayStore } from "@medequipshare/readmodel";
import { decodeFailure, type NetworkAddresses, type PeerName, peerAbis } from "@medequipshare/sdk";
import { concat, keccak256, type PublicClient, toFunctionSelector } from "viem";
import type { Audit } from "./audit.ts";
import { deliveryOf, type ReadLogs } from "./delivery-of.ts";
import { isFinal, type Outbox } from "./outbox.ts";
import type { Relayer } from "./relayer.ts";

export type Relays = {
  /** Stores the call, then sends it; gives its end, or where it stands when that takes long. */
  submit(to: Address, data: Hex): Promise<Relay>;
  /** Throws input.not-found. */
  get(id: Bytes32): Promise<Relay>;
};

export type RelaysParameters = {
  readonly client: PublicClient;
  readonly addresses: NetworkAddresses;
  readonly relayer: Relayer;
  readonly store: RelayStore;
  readonly outbox: Outbox;
  readonly readLogs: ReadLogs;
  readonly audit: Audit;
  readonly now: () => number;
  readonly waitMs?: number;
};

/** What anyone may send and the contracts verify by themselves. */
const relayed: readonly (readonly [PeerName, string])[] = [
  ["checkoutDesk", "checkOut"],
  ["custodyLedger", "handOver"],
  ["usageMeter", "accept"],
  ["reservationManager", "sweep"],
  ["settlementDesk", "settle"],
  ["ratingDesk", "reveal"],
];

/** Calls that anyone may make, sent for free by this node. */
export function createRelays(parameters: RelaysParameters): Relays {
  const { client, addresses, relayer, store, outbox, readLogs, audit, now, waitMs = 30_000 } = parameters;
  const allowed = new Set(
    relayed.map(([peer, name]) => `${addresses[peer].toLowerCase()} ${selectorOf(peer, name)}`),
  );

  async function get(id: Bytes32): Promise<Relay> {
    const row = await store.find(id);
    if (row === undefined)
      throw new AppError("input.not-found", { what: "relayed call", field: "id", value: id });
    return { id: row.id, to: row.to, data: row.data, ...(await deliveryOf(row, readLogs)) };
  }

  async function accept(id: Bytes32, to: Address, data: Hex, known: RelayRow | undefined): Promise<void> {
    try {
      await client.call({ account: relayer.address, to, data, blockTag: "pending" });
    } catch (error) {
      throw decodeFailure(error);
    }
    if (known === undefined) await store.put(rowOf(id, to, data, now()));
    // What was refused once may be right now, such as a settlement asked for before the return.
    else
      await store.change(id, {
        status: "queued",
        transaction: null,
        success: null,
        revertData: null,
        updatedAt: now(),
      });
    await audit({ actor: "anyone", action: "relay.accept", subject: id, outcome: "queued" });
  }

  return {
    get,
    async submit(to, data) {
      const selector = data.slice(0, 10);
      if (!allowed.has(`${to.toLowerCase()} ${selector}`))
        throw new AppError("access.relay-not-allowed", { selector, to });
      const id = keccak256(concat([to, data]));
      const known = await store.find(id);
      if (known === undefined || known.status === "failed") await accept(id, to, data, known);
      await outbox.ended(id, async () => isFinal(await store.find(id)), waitMs);
      return get(id);
    },
  };
}

function selectorOf(peer: PeerName, name: string): Hex {
  const found = peerAbis[peer].find((item) => item.type === "function" && item.name === name);
  if (found?.type !== "function")
    throw new AppError("internal.unexpected", { problem: `${peer} has no function ${name}` });
  return toFunctionSelector(found);
}

function rowOf(id: Bytes32, to: Address, data: Hex, now: number): RelayRow {
  return {
    id,
    to: `0x${to.slice(2).toLowerCase()}`,
    data,
    status: "queued",
    transaction: null,
    block: null,
    success: null,
    revertData: null,
    gasUsed: null,
    createdAt: now,
    updatedAt: now,
  };
}
