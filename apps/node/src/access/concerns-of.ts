import { formatGwei } from "viem";
import type { Vitals } from "./vitals.ts";

/** Something amiss, and what to do. */
export type Concern = {
  readonly reason: string;
  /** Told only; the node does not do all its work; it should get no traffic. */
  readonly weighs: "notice" | "fault" | "outage";
};

/** More blocks behind than this, and what the node shows is not to be relied on. */
const WELL_BEHIND = 50;
/** Servers behind one address differ by a few blocks. */
const FEW_BLOCKS = 10;
/** Acts that the relayer's money should still pay for. */
const FEW_ACTS = 100;
/** A database that finds no room loses nothing, but nothing is stored either. */
const FULL_BYTES = 64 * 1024 ** 2;
const NEARLY_FULL_BYTES = 1024 ** 3;
/** Seconds in which any act should have been included. */
const LONG_QUEUED = 600;

/** What is amiss with the node, the worst of each part. */
export function concernsOf(vitals: Vitals): readonly Concern[] {
  const rules = [chainConcern, indexConcern, databaseConcern, relayerConcern, gasConcern, diskConcern];
  return [...rules, queueConcern, peersConcern, leftOutConcern].flatMap((rule) => rule(vitals) ?? []);
}

type Rule = (vitals: Vitals) => Concern | undefined;

const chainConcern: Rule = ({ head, indexed }) => {
  if (head === undefined)
    return fault(
      "the chain's RPC does not answer: check MEDEQUIPSHARE_RPC_URL and who runs it; what is indexed is still shown, acts are refused until it answers",
    );
  const behind = (indexed?.number ?? 0) - head.number;
  if (behind <= FEW_BLOCKS) return undefined;
  return fault(
    `the chain's RPC is ${behind} blocks behind what is indexed: check who runs it; what is indexed stays, nothing newer is shown until it has caught up`,
  );
};

const indexConcern: Rule = ({ indexed, lagBlocks }) => {
  if (indexed === null)
    return outage("no block is indexed yet: wait; if it stays so, the log says which step fails");
  if (lagBlocks === null || lagBlocks <= WELL_BEHIND) return undefined;
  return outage(
    `${lagBlocks} blocks behind the chain: wait; if that grows, the RPC or this machine is too slow`,
  );
};

const databaseConcern: Rule = ({ queue, storedReadings }) =>
  queue === undefined || storedReadings === undefined
    ? outage("the database does not answer: check that it runs and that its disk has room; the log says more")
    : undefined;

const relayerConcern: Rule = ({ relayer: { address, acts } }) => {
  if (acts === undefined || acts >= FEW_ACTS) return undefined;
  if (acts > 0)
    return notice(
      `the relayer ${address} is running low: about ${acts} acts; send it more of the chain's currency`,
    );
  return fault(
    `the relayer ${address} cannot pay for an act: send it the chain's currency; until then acts are refused, and those queued wait`,
  );
};

const gasConcern: Rule = ({ gas: { fee, most } }) => {
  if (fee === undefined || fee <= most) return undefined;
  return fault(
    `gas costs ${formatGwei(fee)} gwei, more than MEDEQUIPSHARE_MOST_FEE_GWEI allows: acts wait until it costs less; set more to pay more`,
  );
};

const diskConcern: Rule = ({ freeBytes }) => {
  if (freeBytes === undefined || freeBytes >= NEARLY_FULL_BYTES) return undefined;
  const left = `${Math.floor(freeBytes / 1024 ** 2)} MiB left`;
  if (freeBytes >= FULL_BYTES)
    return notice(`the disk of MEDEQUIPSHARE_DATA is nearly full, ${left}: make room`);
  return fault(
    `the disk of MEDEQUIPSHARE_DATA is full, ${left}: make room; acts may not be stored or sent until then`,
  );
};

const queueConcern: Rule = ({ queue, now }) => {
  if (queue === undefined || queue.since === null || now - queue.since <= LONG_QUEUED) return undefined;
  const minutes = Math.floor((now - queue.since) / 60);
  return fault(
    `${queue.acts} acts wait in the outbox, the oldest for ${minutes} minutes: check the relayer's money, MEDEQUIPSHARE_MOST_FEE_GWEI and the RPC; the log says why they are not delivered`,
  );
};

const peersConcern: Rule = ({ documentPeers: { unreachable } }) =>
  unreachable.length > 0
    ? notice(
        `no answer from document peers ${unreachable.join(", ")}: check MEDEQUIPSHARE_IPFS_PEERS and that those nodes run; their documents are not shown until then`,
      )
    : undefined;

const leftOutConcern: Rule = ({ leftOut }) =>
  leftOut > 0
    ? notice(`rpc left logs out: ${leftOut}, taken from receipts; another RPC may be the better one`)
    : undefined;

const notice = (reason: string): Concern => ({ reason, weighs: "notice" });
const fault = (reason: string): Concern => ({ reason, weighs: "fault" });
const outage = (reason: string): Concern => ({ reason, weighs: "outage" });
