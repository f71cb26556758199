import { mapPeers } from "@medequipshare/contracts/peers";
import { z } from "zod";
import { defineRoute } from "../http/route.ts";
import { address, id32, npi, unixSeconds } from "../wire/scalars.ts";

/** The contracts that know each other, by name. */
export const peers = z.object(mapPeers(() => address));

/** A block by number and time. */
export const blockPoint = z.object({ number: z.int(), timestamp: unixSeconds });

/** While rows are built anew beside those served: how far they are, and how old what is served is, in seconds. */
const rebuild = z.object({ block: z.int().nullable(), servedAge: z.int().nullable() });

/** What a client must know to act: chain, contracts, and whom this node serves. */
export const network = z.object({
  name: z.string(),
  chainId: z.int(),
  rpcUrl: z.string(),
  peerBook: address,
  peers,
  accountFactory: address,
  webAuthnVerifier: address,
  entryPoint: address,
  /** The dollar token, 6 decimals. */
  token: address,
  /** The account that pays gas for the people this node serves. */
  relayer: address,
  rpId: z.string(),
  /** Whether it offers invented people to try the page as. */
  demonstration: z.boolean(),
  /** True when the node serves every facility; `served` then lists those that exist. */
  servesAll: z.boolean(),
  served: z.array(z.object({ npi, facilityId: id32.nullable(), name: z.string().nullable() })),
  mqttUrl: z.string().nullable(),
  /** libp2p addresses other nodes dial for documents. */
  multiaddrs: z.array(z.string()),
  /** Latest block of the chain, null when the chain does not answer. */
  head: blockPoint.nullable(),
  /** Latest block in the read model. */
  indexed: blockPoint.nullable(),
  /** While it is not null, an act is not visible yet when it is included. */
  rebuild: rebuild.nullable(),
});
export type Network = z.output<typeof network>;

/** Whether each part works. */
export const status = z.object({
  ok: z.boolean(),
  version: z.string(),
  startedAt: unixSeconds,
  head: blockPoint.nullable(),
  indexed: blockPoint.nullable(),
  lagBlocks: z.int().nullable(),
  rebuild: rebuild.nullable(),
  /** Null while the database does not answer. */
  queuedOperations: z.int().nullable(),
  relayerBalance: z.string().nullable(),
  storedReadings: z.int().nullable(),
  documentPeers: z.int(),
  /** The last reorganisation since the start: the newest block taken back, and up to which rows stood; null when none did. */
  reorganised: z.object({ from: z.int(), to: z.int().nullable() }).nullable(),
  /** What is amiss and what to do, also where the node does its work all the same. */
  reasons: z.array(z.string()),
});
export type Status = z.output<typeof status>;

const health = z.object({ ok: z.boolean(), rebuild: rebuild.nullable(), reasons: status.shape.reasons });

export const networkRoutes = {
  get: defineRoute({
    method: "GET",
    path: "/v1/network",
    summary: "Chain, contracts and facilities of this node",
    access: "public",
    response: network,
  }),
  status: defineRoute({
    method: "GET",
    path: "/v1/status",
    summary: "State of every part of this node",
    access: "public",
    response: status,
  }),
  health: defineRoute({
    method: "GET",
    path: "/v1/health",
    summary: "Whether this node does its work; if not, the status is 503",
    access: "public",
    response: health,
    statusOf: (answer) => (z.parse(health, answer).ok ? 200 : 503),
  }),
};
