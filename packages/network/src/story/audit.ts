import {
  custodyLedgerAbi,
  decodeEvents,
  equipmentRegistryAbi,
  facilityLedgerAbi,
  facilityRegistryAbi,
  maintenanceFundAbi,
  type NetworkAddresses,
  type NetworkReader,
  reservationManagerAbi,
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

async function auditHolders(client: PublicClient, addresses: NetworkAddresses) {
  const { equipmentRegistry, custodyLedger } = addresses;
  const count = await client.readContract({
    address: equipmentRegistry,
    abi: equipmentRegistryAbi,
    functionName: "unitCount",
  });
  const wrong: number[] = [];
  for (let unitId = 1; unitId <= count; unitId++) {
    const unit = await client.readContract({
      address: equipmentRegistry,
      abi: equipmentRegistryAbi,
      functionName: "unitOf",
      args: [unitId],
    });
    const holder = await client.readContract({
      address: custodyLedger,
      abi: custodyLedgerAbi,
      functionName: "holderOf",
      args: [unitId],
    });
    if (holder !== unit.holderId || holder === 0) wrong.push(unitId);
  }
  return { holds: wrong.length === 0, evidence: `${count} units, differing: ${wrong.join(", ") || "none"}` };
}

async function auditOverlap(client: PublicClient, addresses: NetworkAddresses) {
  const logs = await client.getLogs({ address: addresses.reservationManager, fromBlock: 0n });
  const ids = new Set(
    decodeEvents(addresses, logs).flatMap(({ eventName, args }) =>
      eventName === "ReservationHeld" || eventName === "ReservationConfirmed" ? [args.reservationId] : [],
    ),
  );
  const details = await Promise.all(
    [...ids].map((id) =>
      client.readContract({
        address: addresses.reservationManager,
        abi: reservationManagerAbi,
        functionName: "detailsOf",
        args: [id],
      }),
    ),
  );
  const live = details.filter(({ reservation }) => reservation.state >= 1 && reservation.state <= 4);
  const overlapping = live.filter((one, index) =>
    live
      .slice(index + 1)
      .some(
        (other) => other.unitId === one.unitId && other.startsAt < one.endsAt && one.startsAt < other.endsAt,
      ),
  );
  return {
    holds: overlapping.length === 0,
    evidence: `${ids.size} reservations, ${live.length} live, ${overlapping.length} overlapping`,
  };
}
