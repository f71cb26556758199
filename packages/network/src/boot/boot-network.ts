import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { discoverNetwork, type NetworkAddresses } from "@medequipshare/sdk";
import { createPublicClient, http, type PublicClient } from "viem";
import { type DevChain, startDevChain } from "../chain/dev-chain.ts";
import { localChain } from "../chain/local-chain.ts";
import { deployNetwork } from "./deploy-network.ts";
import { type Deployment, readDeployment } from "./deployment.ts";
import type { Founder } from "./founder.ts";
import { fundRelayers } from "./fund-relayers.ts";
import { type NodePlan, type RunningNode, startNode } from "./start-node.ts";

export interface BootParameters {
  /** Folder of everything the network keeps. */
  readonly dir: string;
  readonly chainPort: number;
  readonly innerChainPort: number;
  readonly timeTravel: boolean;
  /** Where a new chain's past begins, unix seconds; it begins at the present unless given. */
  readonly beginsAt?: number;
  readonly nodes: readonly NodePlan[];
  readonly founders: () => Promise<readonly Founder[]>;
  /** How often a node asks the chain for news, milliseconds. */
  readonly pollMs: number;
  readonly webDist?: string;
  readonly onProgress?: (text: string) => void;
}

export interface RunningNetwork {
  readonly chain: DevChain;
  readonly reader: PublicClient;
  readonly deployment: Deployment;
  readonly addresses: NetworkAddresses;
  readonly nodes: readonly RunningNode[];
  readonly enrolmentCode: string;
  /** Whether the contracts were deployed by this very start. */
  readonly isNew: boolean;
  close(): Promise<void>;
}

const CHAIN_ID = 31338;
const SUPPLY = 1_000_000_000n * 1_000_000n;
/** Demonstration networks admit applicants with a code everybody may know. */
const ENROLMENT_CODE = "demonstration";

/** Boots a chain, the contracts and the facility nodes, or brings back those that were there. */
export async function bootNetwork(parameters: BootParameters): Promise<RunningNetwork> {
  const { dir, chainPort, innerChainPort, timeTravel, beginsAt, onProgress = () => {} } = parameters;
  mkdirSync(dir, { recursive: true });
  onProgress("starting the development chain");
  const chain = await startDevChain({
    dir: join(dir, "chain"),
    port: chainPort,
    innerPort: innerChainPort,
    chainId: CHAIN_ID,
    timeTravel,
    ...(beginsAt === undefined ? {} : { beginsAt }),
  });
  const running: RunningNode[] = [];
  const close = async () => {
    await Promise.all(running.map((node) => node.process.stop()));
    await chain.close();
  };
  try {
    const found = readDeployment(join(dir, "deployment.json"));
    if (!found) onProgress("deploying the contracts");
    const deployment =
      found ??
      (await deployNetwork({
        dir,
        rpcUrl: chain.url,
        founders: parameters.founders,
        supply: SUPPLY,
      }));
    const reader = createPublicClient({
      chain: localChain(CHAIN_ID, chain.url),
      transport: http(chain.url),
      pollingInterval: 50,
      cacheTime: 0,
    });
    const addresses = await discoverNetwork(reader, deployment);
    onProgress(`starting the nodes of ${parameters.nodes.map(({ name }) => name).join(", ")}`);
    const starting = parameters.nodes.map(async (plan) => {
      const node = await startNode({
        ...parameters,
        plan,
        dir,
        rpcUrl: chain.url,
        deployment,
        ...peering(parameters, plan),
      });
      running.push(node);
      return node;
    });
    // All of them, also when one fails: what has started must be known to be stopped.
    await Promise.allSettled(starting);
    const nodes = await Promise.all(starting);
    await fundRelayers(
      chain.url,
      CHAIN_ID,
      nodes.map(({ url }) => url),
    );
    return {
      chain,
      reader,
      deployment,
      addresses,
      nodes,
      enrolmentCode: ENROLMENT_CODE,
      isNew: !found,
      close,
    };
  } catch (error) {
    await close();
    throw error;
  }
}

function peering({ nodes, pollMs, webDist, onProgress }: BootParameters, plan: NodePlan) {
  return {
    ipfsPeerPorts: nodes.filter((other) => other !== plan).map(({ ipfsPort }) => ipfsPort),
    enrolmentCode: ENROLMENT_CODE,
    pollMs,
    webDist,
    ...(onProgress ? { onTrouble: onProgress } : {}),
  };
}
