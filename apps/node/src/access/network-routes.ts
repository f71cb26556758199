import { type Network, routes, type Status } from "@medequipshare/protocol";
import { type Database, findFacilityByNpi, listFacilities } from "@medequipshare/readmodel";
import { mapPeers, type NetworkAddresses } from "@medequipshare/sdk";
import type { PublicClient } from "viem";
import type { NodeConfig } from "../config/config.ts";
import type { ContentStore } from "../document/content-store.ts";
import type { Mount } from "../http/mount.ts";
import type { Indexer } from "../indexer/create-indexer.ts";
import type { Relayer } from "./relayer.ts";

export type NetworkRoutesParameters = {
  readonly config: NodeConfig;
  readonly client: PublicClient;
  readonly addresses: NetworkAddresses;
  readonly db: Database;
  readonly relayer: Relayer;
  readonly content: ContentStore;
  readonly indexer: Pick<Indexer, "status">;
  readonly indexedAt: () => { readonly number: number; readonly timestamp: number } | null;
  readonly countQueued: () => Promise<number>;
  readonly countReadings: () => Promise<number>;
  readonly mqttUrl: string;
  readonly version: string;
  readonly startedAt: number;
};

/** More blocks behind than this, and the node says that it is not well. */
const WELL_BEHIND = 50;

export function mountNetwork(mount: Mount, parameters: NetworkRoutesParameters): void {
  const { config, client, addresses, relayer, content, indexedAt } = parameters;
  mount(routes.network.get, async (): Promise<Network> => {
    const [head, served] = await Promise.all([headOf(client), servedOf(parameters)]);
    const { chainId, peerBook, accountFactory, webAuthnVerifier, entryPoint, token } = addresses;
    return {
      name: config.name,
      chainId,
      rpcUrl: config.publicRpcUrl,
      peerBook,
      peers: mapPeers((name) => addresses[name]),
      accountFactory,
      webAuthnVerifier,
      entryPoint,
      token,
      relayer: relayer.address,
      rpId: config.rpId,
      servesAll: config.served.all,
      served,
      mqttUrl: parameters.mqttUrl,
      multiaddrs: [...content.multiaddrs()],
      head,
      indexed: indexedAt(),
      rebuild: rebuildOf(parameters, head),
    };
  });
  mount(routes.network.status, () => readStatus(parameters));
  mount(routes.network.health, async () => {
    const { ok, rebuild, reasons } = await readStatus(parameters);
    return { ok, rebuild, reasons };
  });
}

async function readStatus(parameters: NetworkRoutesParameters): Promise<Status> {
  const { client, relayer, content, indexedAt, countQueued, countReadings, version, startedAt } = parameters;
  const [head, balance, queuedOperations, storedReadings] = await Promise.all([
    headOf(client),
    relayer.balance().catch(() => null),
    countQueued(),
    countReadings(),
  ]);
  const indexed = indexedAt();
  const lagBlocks = head === null || indexed === null ? null : Math.max(0, head.number - indexed.number);
  return {
    ok: lagBlocks !== null && lagBlocks <= WELL_BEHIND,
    version,
    startedAt,
    head,
    indexed,
    lagBlocks,
    rebuild: rebuildOf(parameters, head),
    queuedOperations,
    relayerBalance: balance === null ? null : balance.toString(),
    storedReadings,
    documentPeers: content.peerCount(),
    reorganised: reorganisedOf(parameters),
    reasons: reasonsOf(parameters, lagBlocks),
  };
}

function reorganisedOf({ indexer }: NetworkRoutesParameters): Status["reorganised"] {
  const { reorganised } = indexer.status;
  return reorganised === undefined ? null : { from: reorganised.from, to: reorganised.to ?? null };
}

function reasonsOf({ indexer, content }: NetworkRoutesParameters, lagBlocks: number | null): string[] {
  const { leftOut } = indexer.status;
  return [
    ...(lagBlocks === null ? ["no block to compare with the chain's"] : []),
    ...(lagBlocks !== null && lagBlocks > WELL_BEHIND ? [`${lagBlocks} blocks behind the chain`] : []),
    ...(leftOut > 0 ? [`rpc left logs out: ${leftOut}, taken from receipts`] : []),
    ...content.unreachablePeers().map((peer) => `no answer from document peer ${peer}`),
  ];
}

function rebuildOf({ indexer, indexedAt }: NetworkRoutesParameters, head: Status["head"]): Status["rebuild"] {
  const { beside } = indexer.status;
  if (beside === undefined) return null;
  const served = indexedAt();
  const servedAge = head === null || served === null ? null : Math.max(0, head.timestamp - served.timestamp);
  return { block: beside.block, servedAge };
}

async function headOf(client: PublicClient): Promise<{ number: number; timestamp: number } | null> {
  try {
    const { number, timestamp } = await client.getBlock();
    return { number: Number(number), timestamp: Number(timestamp) };
  } catch {
    return null;
  }
}

async function servedOf({ config, db }: NetworkRoutesParameters): Promise<Network["served"]> {
  const rows = config.served.all
    ? (await listFacilities(db, { limit: 500 })).items
    : await Promise.all(config.served.npis.map(async (npi) => (await findFacilityByNpi(db, npi)) ?? { npi }));
  return rows.map((row) => {
    const { npi } = row;
    if (!("id" in row)) return { npi, facilityId: null, name: null };
    const name: unknown = row.profileContent?.["name"];
    return { npi, facilityId: row.id, name: typeof name === "string" ? name : null };
  });
}
