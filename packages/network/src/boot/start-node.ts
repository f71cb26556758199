import { existsSync, mkdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { type Supervised, supervise } from "../process/supervise.ts";
import { buildNode } from "./build-node.ts";
import type { Deployment } from "./deployment.ts";

/** How one facility node is to run. */
export interface NodePlan {
  readonly name: string;
  /** Facilities it serves by NPI, or "*" for every one. */
  readonly npis: readonly string[] | "*";
  readonly httpPort: number;
  readonly mqttPort: number;
  readonly ipfsPort: number;
  /** A PostgreSQL database of its own; without one the node keeps PGlite in its folder. */
  readonly databaseUrl?: string;
  /** Folders of invented people's keys that its page offers. */
  readonly demonstrationFolders?: readonly string[];
}

export interface RunningNode {
  readonly plan: NodePlan;
  readonly url: string;
  readonly mqttUrl: string;
  readonly process: Supervised;
  /** The administrator's token, from the node's own folder. */
  adminToken(): string;
}

export interface StartNodeParameters {
  readonly plan: NodePlan;
  readonly dir: string;
  readonly rpcUrl: string;
  readonly deployment: Deployment;
  readonly ipfsPeerPorts: readonly number[];
  readonly enrolmentCode: string;
  readonly pollMs: number;
  readonly webDist: string | undefined;
  /** Hears, in words, when the node crashed or could not be started again. */
  readonly onTrouble?: (text: string) => void;
}

/** Starts a facility node as a process of its own and keeps it running. */
export async function startNode(parameters: StartNodeParameters): Promise<RunningNode> {
  const { plan, dir, rpcUrl, deployment, ipfsPeerPorts } = parameters;
  const data = join(dir, plan.name);
  mkdirSync(data, { recursive: true });
  const url = `http://localhost:${plan.httpPort}`;
  const node = await supervise({
    name: plan.name,
    args: [await buildNode()],
    env: {
      MEDEQUIPSHARE_NAME: plan.name,
      MEDEQUIPSHARE_RPC_URL: rpcUrl,
      MEDEQUIPSHARE_PEER_BOOK: deployment.peerBook,
      MEDEQUIPSHARE_ACCOUNT_FACTORY: deployment.accountFactory,
      MEDEQUIPSHARE_DATA: data,
      MEDEQUIPSHARE_HTTP_PORT: String(plan.httpPort),
      MEDEQUIPSHARE_MQTT_PORT: String(plan.mqttPort),
      MEDEQUIPSHARE_IPFS_PORT: String(plan.ipfsPort),
      MEDEQUIPSHARE_IPFS_PEERS: ipfsPeerPorts.map((port) => `/ip4/127.0.0.1/tcp/${port}`).join(","),
      MEDEQUIPSHARE_FACILITY_NPIS: plan.npis === "*" ? "*" : plan.npis.join(","),
      MEDEQUIPSHARE_ORIGIN: url,
      MEDEQUIPSHARE_RP_ID: "localhost",
      MEDEQUIPSHARE_ENROLMENT_CODE: parameters.enrolmentCode,
      MEDEQUIPSHARE_POLL_MS: String(parameters.pollMs),
      ...(plan.demonstrationFolders
        ? { MEDEQUIPSHARE_DEMONSTRATION_PEOPLE: plan.demonstrationFolders.join(",") }
        : {}),
      ...(plan.databaseUrl ? { MEDEQUIPSHARE_DATABASE_URL: plan.databaseUrl } : {}),
      ...(parameters.webDist ? { MEDEQUIPSHARE_WEB_DIST: parameters.webDist } : {}),
    },
    readyText: "node ready",
    logPath: join(dir, "log", `${plan.name}.log`),
    ...(parameters.onTrouble ? { onTrouble: parameters.onTrouble } : {}),
  });
  return {
    plan,
    url,
    mqttUrl: `mqtt://127.0.0.1:${plan.mqttPort}`,
    process: node,
    adminToken: () => readAdminToken(data),
  };
}

function readAdminToken(data: string): string {
  const path = join(data, "admin.token");
  return existsSync(path) ? readFileSync(path, "utf8").trim() : "";
}
