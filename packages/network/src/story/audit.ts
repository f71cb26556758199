import {
  decodeEvents,
  equipmentRegistryAbi,
  facilityLedgerAbi,
  facilityRegistryAbi,
  maintenanceFundAbi,
  type NetworkAddresses,
  type NetworkReader,
} from "@medequipshare/sdk";
import { erc20Abi, type PublicClient } from "viem";

/** Whether each invariant holds, with the figures it was judged by. */
export type AuditResult = Readonly<Record<string, { readonly holds: boolean; readonly evidence: string }>>;

/** Audits a network from its chain alone, by events and views: money, holders, overlaps. */
export async function auditChain({ client, addresses }: NetworkReader): Promise<AuditResult> {
  return {
    "INV-SET-1 ledger covers all accounts": await auditLedger(client, addresses),
    "INV-FND-1 fund is the sum of unit funds": await auditFund(client, addresses),
    "INV-CUS-1 one holder a unit": await auditHolders(client, addresses),
    "INV-RES-1 no overlap": await auditOverlap(client, addresses),
  };
}

async function auditLedger(
  client: PublicClient,
  { facilityLedger, facilityRegistry, token }: NetworkAddresses,
) {
  const count = await client.readContract({
    address: facilityRegistry,
    abi: facilityRegistryAbi,
    functionName: "facilityCount",
  });
  const ids = Array.from({ length: count }, (_, index) => index + 1);
  const accounts = await Promise.all(
    ids.map((id) =>
      client.readContract({
        address: facilityLedger,
        abi: facilityLedgerAbi,
        functionName: "balanceOf",
        args: [id],
      }),
    ),
  );
  const fund = await client.readContract({
    address: facilityLedger,
    abi: facilityLedgerAbi,
    functionName: "fund",
  });
  const liabilities = await client.readContract({
    address: facilityLedger,
    abi: facilityLedgerAbi,
    functionName: "liabilities",
  });
  const held = await client.readContract({
    address: token,
    abi: erc20Abi,
    functionName: "balanceOf",
    args: [facilityLedger],
  });
  const sum = accounts.reduce((total, { free, escrowed }) => total + free + escrowed, fund);
  return {
    holds: held >= sum && sum === liabilities,
    evidence: `tokens ${held}, accounts ${sum}, liabilities ${liabilities}`,
  };
}

async function auditFund(
  client: PublicClient,
  { maintenanceFund, facilityLedger, equipmentRegistry }: NetworkAddresses,
) {
  const count = await client.readContract({
    address: equipmentRegistry,
    abi: equipmentRegistryAbi,
    functionName: "unitCount",
  });
  const ids = Array.from({ length: count }, (_, index) => index + 1);
  const balances = await Promise.all(
    ids.map((id) =>
      client.readContract({
        address: maintenanceFund,
        abi: maintenanceFundAbi,
        functionName: "balanceOf",
        args: [id],
      }),
    ),
  );
  const fund = await client.readContract({
    address: facilityLedger,
    abi: facilityLedgerAbi,
    functionName: "fund",
  });
  const sum = balances.reduce((total, balance) => total + balance, 0n);
  return { holds: sum === fund, evidence: `units ${sum}, ledger ${fund}` };
}

/** The holder by the trail of signed hand-overs, beside the holder the contracts answer. */
async function auditHolders(client: PublicClient, addresses: NetworkAddresses) {
  const { equipmentRegistry, custodyLedger } = addresses;
  const count = await client.readContract({
    address: equipmentRegistry,
    abi: equipmentRegistryAbi,
    functionName: "unitCount",
  });
  const logs = await client.getLogs({ address: [custodyLedger, equipmentRegistry], fromBlock: 0n });
  const trail = new Map<number, number>();
  for (const { eventName, args } of decodeEvents(addresses, logs)) {
    if (eventName === "UnitRegistered") trail.set(args.unitId, args.ownerId);
    if (eventName !== "HandoverSigned") continue;
    if (trail.get(args.unitId) !== args.handover.releaserId) trail.set(args.unitId, 0);
    else trail.set(args.unitId, args.receiverId);
  }
  const wrong: number[] = [];
  for (const [unitId, holder] of trail) {
    const { holderId } = await client.readContract({
      address: equipmentRegistry,
      abi: equipmentRegistryAbi,
      functionName: "unitOf",
      args: [unitId],
    });
    if (holder !== holderId || holder === 0) wrong.push(unitId);
  }
  return {
    holds: trail.size === count && wrong.length === 0,
    evidence: `${count} units, differing: ${wrong.join(", ") || "none"}`,
  };
}

/** Every two reservations of a unit that were confirmed and not cancelled, settled ones included. */
async function auditOverlap(client: PublicClient, addresses: NetworkAddresses) {
  const logs = await client.getLogs({ address: addresses.reservationManager, fromBlock: 0n });
  const kept = new Map<bigint, { unitId: number; startsAt: number; endsAt: number }>();
  for (const { eventName, args } of decodeEvents(addresses, logs)) {
    if (eventName === "ReservationHeld" || eventName === "ReservationConfirmed") {
      const { unitId, startsAt, endsAt } = args;
      kept.set(args.reservationId, { unitId, startsAt, endsAt });
    }
    if (eventName === "ReservationCancelled" || eventName === "ReservationExpired")
      kept.delete(args.reservationId);
  }
  const intervals = [...kept.values()];
  const overlapping = intervals.filter((one, index) =>
    intervals
      .slice(index + 1)
      .some(
        (other) => other.unitId === one.unitId && other.startsAt < one.endsAt && one.startsAt < other.endsAt,
      ),
  );
  return {
    holds: overlapping.length === 0,
    evidence: `${intervals.length} reservations made and not given up, ${overlapping.length} overlapping`,
  };
}
