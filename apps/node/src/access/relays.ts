import { AppError } from "@medequipshare/domain";
import type { Address, Bytes32, Hex, Relay } from "@medequipshare/protocol";
import type { RelayRow, RelayStore } from "@medequipshare/readmodel";
import {
  decodeFailure,
  type NetworkAddresses,
  peerNames,
  peers,
  reservationManagerAbi,
  sweepHolds,
} from "@medequipshare/sdk";
import {
  type Abi,
  concat,
  decodeFunctionData,
  encodeFunctionData,
  keccak256,
  type PublicClient,
  size,
} from "viem";
import type { Audit } from "./audit.ts";
import { deliveryOf, type ReadLogs } from "./delivery-of.ts";
import { isFinal, type Outbox } from "./outbox.ts";
import { relayedCalls, selectorOf } from "./relayed-calls.ts";
import type { Relayer } from "./relayer.ts";
import { requireLapsedHolds } from "./require-lapsed-holds.ts";

/** As it is stored; whether it is shown already is the read model's to say. */
type StoredRelay = Omit<Relay, "visible">;

export type Relays = {
  /**
   * Stores the call, then sends it; gives its end, or where it stands when that takes long. Throws
   * access.relay-not-allowed for what the node does not pay for, access.relayer-unfunded when it could not.
   */
  submit(to: Address, data: Hex): Promise<StoredRelay>;
  /** The same for a call that this node makes of its own accord, whatever it is. */
  submitOwn(to: Address, data: Hex): Promise<StoredRelay>;
  /** Stores the call and waits for nothing else: durable when it resolves. Throws as submit does. */
  enqueue(to: Address, data: Hex): Promise<void>;
  /** Throws input.not-found. */
  get(id: Bytes32): Promise<StoredRelay>;
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

/** Longer than any relayed call needs to be; a WebAuthn assertion makes the longest. */
const MOST_BYTES = 8_192;

/** Calls that anyone may make, sent for free by this node. */
export function createRelays(parameters: RelaysParameters): Relays {
  const { client, addresses, relayer, store, outbox, readLogs, audit, now, waitMs = 30_000 } = parameters;
  const allowed = new Set(
    relayedCalls().map(({ peer, selector }) => `${addresses[peer].toLowerCase()} ${selector}`),
  );

  const sweep = selectorOf(sweepHolds);

  /** The node pays, so it sends only what does something, and nothing that was padded. */
  async function requireRelayed(to: Address, data: Hex): Promise<void> {
    const selector = data.slice(0, 10);
    // One contract may answer for several peers.
    const standing = peerNames.filter((name) => sameHex(addresses[name], to));
    const known = allowed.has(`${to.toLowerCase()} ${selector.toLowerCase()}`);
    const isRight = known && size(data) <= MOST_BYTES;
    if (!isRight || !standing.some((peer) => isCanonical(peers[peer].abi, data)))
      throw new AppError("access.relay-not-allowed", { selector, to });
    if (!sameHex(addresses.reservationManager, to) || !sameHex(selector, sweep)) return;
    const { functionName, args } = decodeFunctionData({ abi: reservationManagerAbi, data });
    if (functionName === "sweep") await requireLapsedHolds(args[0], { client, addresses, to, data });
  }

  async function get(id: Bytes32): Promise<StoredRelay> {
    const row = await store.find(id);
    if (row === undefined)
      throw new AppError("input.not-found", { what: "relayed call", field: "id", value: id });
    return { id: row.id, to: row.to, data: row.data, ...(await deliveryOf(row, readLogs)) };
  }

  async function accept(
    { id, to, data, actor }: { id: Bytes32; to: Address; data: Hex; actor: "anyone" | "node" },
    known: RelayRow | undefined,
  ): Promise<void> {
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
        transactions: [],
        success: null,
        revertData: null,
        updatedAt: now(),
      });
    await audit({ actor, action: "relay.accept", subject: id, outcome: "queued" });
  }

  async function keep(
    to: Address,
    data: Hex,
    actor: "anyone" | "node",
    isPaidNow: boolean,
  ): Promise<Bytes32> {
    const id = keccak256(concat([to, data]));
    const known = await store.find(id);
    if (known === undefined || known.status === "failed") {
      if (actor === "anyone") await requireRelayed(to, data);
      if (isPaidNow) await relayer.requireFunds();
      await accept({ id, to, data, actor }, known);
    }
    return id;
  }

  async function deliver(to: Address, data: Hex, actor: "anyone" | "node"): Promise<StoredRelay> {
    const id = await keep(to, data, actor, actor === "anyone");
    await outbox.ended(id, async () => isFinal(await store.find(id)), waitMs);
    return get(id);
  }

  return {
    get,
    submit: (to, data) => deliver(to, data, "anyone"),
    submitOwn: (to, data) => deliver(to, data, "node"),
    async enqueue(to, data) {
      // What a lock says is kept whether or not there is money to send it.
      await keep(to, data, "anyone", false);
      outbox.wake();
    },
  };
}

/** Whether the arguments are encoded as the ABI says, with no byte more: one call, one id. */
function isCanonical(abi: Abi, data: Hex): boolean {
  try {
    return sameHex(encodeFunctionData({ abi, ...decodeFunctionData({ abi, data }) }), data);
  } catch {
    return false;
  }
}

function sameHex(a: string, b: string): boolean {
  return a.toLowerCase() === b.toLowerCase();
}

function rowOf(id: Bytes32, to: Address, data: Hex, now: number): RelayRow {
  return {
    id,
    to: `0x${to.slice(2).toLowerCase()}`,
    data,
    status: "queued",
    transaction: null,
    transactions: [],
    block: null,
    success: null,
    revertData: null,
    gasUsed: null,
    createdAt: now,
    updatedAt: now,
  };
}
