import { type Network, routes, type Status } from "@medequipshare/protocol";
import { type Database, findFacilityByNpi, listFacilities } from "@medequipshare/readmodel";
import { mapPeers, type NetworkAddresses } from "@medequipshare/sdk";
import type { NodeConfig } from "../config/config.ts";
import type { ContentStore } from "../document/content-store.ts";
import type { Mount } from "../http/mount.ts";
import type { Indexer } from "../indexer/create-indexer.ts";
import { concernsOf } from "./concerns-of.ts";
import type { Vitals } from "./vitals.ts";

export type NetworkRoutesParameters = {
  readonly config: NodeConfig;
  readonly addresses: NetworkAddresses;
  readonly db: Database;
  readonly content: ContentStore;
  readonly indexer: Pick<Indexer, "status">;
  readonly readVitals: () => Promise<Vitals>;
  readonly mqttUrl: string;
  readonly version: string;
  readonly startedAt: number;
};

export function mountNetwork(mount: Mount, parameters: NetworkRoutesParameters): void {
  const { config, addresses, content, readVitals } = parameters;
  mount(routes.network.get, async (): Promise<Network> => {
    const [vitals, served] = await Promise.all([readVitals(), servedOf(parameters)]);
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
      relayer: vitals.relayer.address,
      rpId: config.rpId,
      demonstration: config.demonstrationFolders.length > 0,
      servesAll: config.served.all,
      served,
      mqttUrl: parameters.mqttUrl,
      multiaddrs: [...content.multiaddrs()],
      head: vitals.head ?? null,
      indexed: vitals.indexed,
      rebuild: rebuildOf(parameters, vitals),
    };
  });
  mount(routes.network.status, () => readStatus(parameters));
  mount(routes.network.health, async () => {
    const { ok, rebuild, reasons } = await readStatus(parameters);
    return { ok, rebuild, reasons };
  });
}

async function readStatus(parameters: NetworkRoutesParameters): Promise<Status> {
  const { version, startedAt, readVitals } = parameters;
  const vitals = await readVitals();
  const { head, indexed, lagBlocks, relayer, queue, storedReadings, documentPeers } = vitals;
  const concerns = concernsOf(vitals);
  return {
    ok: concerns.every(({ weighs }) => weighs === "notice"),
    version,
    startedAt,
    head: head ?? null,
    indexed,
    lagBlocks,
    rebuild: rebuildOf(parameters, vitals),
    queuedOperations: queue?.acts ?? null,
    relayerBalance: relayer.balance?.toString() ?? null,
    storedReadings: storedReadings ?? null,
    documentPeers: documentPeers.reached,
    reorganised: reorganisedOf(parameters),
    reasons: concerns.map(({ reason }) => reason),
  };
}

function reorganisedOf({ indexer }: NetworkRoutesParameters): Status["reorganised"] {
  const { reorganised } = indexer.status;
  return reorganised === undefined ? null : { from: reorganised.from, to: reorganised.to ?? null };
}

function rebuildOf({ indexer }: NetworkRoutesParameters, { head, indexed }: Vitals): Status["rebuild"] {
  const { beside } = indexer.status;
  if (beside === undefined) return null;
  const isKnown = head !== undefined && indexed !== null;
  return { block: beside.block, servedAge: isKnown ? Math.max(0, head.timestamp - indexed.timestamp) : null };
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
