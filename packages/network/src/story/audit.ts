import {
  custodyLedgerAbi,
  decodeEvents,
  equipmentRegistryAbi,
  facilityLedgerAbi,
  facilityRegistryAbi,
  maintenanceFundAbi,
  type NetworkEvent,
  type NetworkReader,
} from "@medequipshare/sdk";
import { erc20Abi } from "viem";
import type { StoryRecord } from "./record.ts";

/** Whether each invariant holds, with the figures it was judged by. */
export type AuditResult = Readonly<Record<string, { readonly holds: boolean; readonly evidence: string }>>;

/** Tells, one line each, whether what is to hold does; with the figures it was judged by where there are any. */
export function tellAudit(
  { tell }: StoryRecord,
  invariants: Readonly<Record<string, boolean>>,
  figures: AuditResult,
): void {
  for (const [name, holds] of Object.entries(invariants)) {
    const evidence = figures[name]?.evidence ?? "";
    tell({ who: "The audit:", what: `${name}: ${holds ? "holds" : "IS BROKEN"}. ${evidence}` });
  }
}

/** Whether each audited invariant holds, by name. */
export const verdictsOf = (audited: AuditResult): Record<string, boolean> =>
  Object.fromEntries(Object.entries(audited).map(([name, { holds }]) => [name, holds]));

/** A network as it stood at one block, so that figures read one after the other belong together. */
interface Standing extends NetworkReader {
  readonly blockNumber: bigint;
}

/** Audits a network from its chain alone, by events and views: money, holders, overlaps. */
export async function auditChain({ client, addresses }: NetworkReader): Promise<AuditResult> {
  const standing = { client, addresses, blockNumber: await client.getBlockNumber() };
  return {
    "INV-SET-1 ledger covers all accounts": await auditLedger(standing),
    "INV-FND-1 fund is the sum of unit funds": await auditFund(standing),
    "INV-CUS-1 one holder a unit": await auditHolders(standing),
    "INV-CUS-2 handed on by one counter": await auditHandOns(standing),
    "INV-RES-1 no overlap": await auditOverlap(standing),
  };
}

async function auditLedger({ client, addresses, blockNumber }: Standing) {
  const ledger = { address: addresses.facilityLedger, abi: facilityLedgerAbi, blockNumber };
  const count = await client.readContract({
    address: addresses.facilityRegistry,
    abi: facilityRegistryAbi,
    functionName: "facilityCount",
    blockNumber,
  });
  const accounts = await Promise.all(
    idsTo(count).map((id) => client.readContract({ ...ledger, functionName: "balanceOf", args: [id] })),
  );
  const fund = await client.readContract({ ...ledger, functionName: "fund" });
  const liabilities = await client.readContract({ ...ledger, functionName: "liabilities" });
  const held = await client.readContract({
    address: addresses.token,
    abi: erc20Abi,
    functionName: "balanceOf",
    args: [addresses.facilityLedger],
    blockNumber,
  });
  const sum = accounts.reduce((total, { free, escrowed }) => total + free + escrowed, fund);
  return {
    holds: held >= sum && sum === liabilities,
    evidence: `tokens ${held}, accounts ${sum}, liabilities ${liabilities}`,
  };
}

async function auditFund({ client, addresses, blockNumber }: Standing) {
  const fundOf = { address: addresses.maintenanceFund, abi: maintenanceFundAbi, blockNumber };
  const count = await countUnits({ client, addresses, blockNumber });
  const balances = await Promise.all(
    idsTo(count).map((id) => client.readContract({ ...fundOf, functionName: "balanceOf", args: [id] })),
  );
  const fund = await client.readContract({
    address: addresses.facilityLedger,
    abi: facilityLedgerAbi,
    functionName: "fund",
    blockNumber,
  });
  const sum = balances.reduce((total, balance) => total + balance, 0n);
  return { holds: sum === fund, evidence: `units ${sum}, ledger ${fund}` };
}

const idsTo = (count: number) => Array.from({ length: count }, (_, index) => index + 1);

function countUnits({ client, addresses, blockNumber }: Standing): Promise<number> {
  return client.readContract({
    address: addresses.equipmentRegistry,
    abi: equipmentRegistryAbi,
    functionName: "unitCount",
    blockNumber,
  });
}

/** The holder by the trail of signed hand-overs, beside the holder the contracts answer. */
async function auditHolders({ client, addresses, blockNumber }: Standing) {
  const { equipmentRegistry, custodyLedger } = addresses;
  const count = await countUnits({ client, addresses, blockNumber });
  const logs = await client.getLogs({
    address: [custodyLedger, equipmentRegistry],
    fromBlock: 0n,
    toBlock: blockNumber,
  });
  const trail = new Map<number, number>();
  for (const event of decodeEvents(addresses, logs)) followHolder(trail, event);
  const wrong: number[] = [];
  for (const [unitId, holder] of trail) {
    const { holderId } = await client.readContract({
      address: equipmentRegistry,
      abi: equipmentRegistryAbi,
      functionName: "unitOf",
      args: [unitId],
      blockNumber,
    });
    if (holder !== holderId || holder === 0) wrong.push(unitId);
  }
  return {
    holds: trail.size === count && wrong.length === 0,
    evidence: `${count} units, differing: ${wrong.join(", ") || "none"}`,
  };
}

/** Keeps, by unit, who has it; nobody once a hand-over was released by another than its holder. */
function followHolder(trail: Map<number, number>, { eventName, args }: NetworkEvent): void {
  if (eventName === "UnitRegistered") trail.set(args.unitId, args.ownerId);
  if (eventName !== "HandoverSigned" && eventName !== "HandedOn") return;
  const { releaserId, receiverId } = eventName === "HandedOn" ? args.handOn.handover : args.handover;
  trail.set(args.unitId, trail.get(args.unitId) === releaserId ? receiverId : 0);
}

/** What was handed on: the loan that ended and the one that began have the same second and the same counter. */
async function auditHandOns({ client, addresses, blockNumber }: Standing) {
  const custody = { address: addresses.custodyLedger, abi: custodyLedgerAbi };
  const handOns = await client.getContractEvents({
    ...custody,
    eventName: "HandedOn",
    fromBlock: 0n,
    toBlock: blockNumber,
    strict: true,
  });
  const loanOf = (id: bigint) =>
    client.readContract({ ...custody, functionName: "loanOf", args: [id], blockNumber });
  const meetings = await Promise.all(
    handOns.map(async ({ args: { fromReservationId, toReservationId } }) => {
      const [ended, begun] = await Promise.all([loanOf(fromReservationId), loanOf(toReservationId)]);
      return ended.closingSeconds === begun.openingSeconds && ended.returnedAt === begun.pickedUpAt;
    }),
  );
  const apart = meetings.filter((meets) => !meets).length;
  return { holds: apart === 0, evidence: `${meetings.length} handed on, ${apart} differing` };
}

/** Every two reservations of a unit, as amended, that were not given up, settled ones included, and open windows. */
async function auditOverlap({ client, addresses, blockNumber }: Standing) {
  const logs = await client.getLogs({
    address: [addresses.reservationManager, addresses.amendmentDesk, addresses.overrideDesk],
    fromBlock: 0n,
    toBlock: blockNumber,
  });
  const kept = new Map<string, Taken>();
  for (const event of decodeEvents(addresses, logs)) follow(kept, event);
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
    evidence: `${intervals.length} intervals taken and not given up, ${overlapping.length} overlapping`,
  };
}

interface Taken {
  readonly unitId: number;
  readonly startsAt: number;
  readonly endsAt: number;
}

/** Keeps, by what takes it, the time that is taken of units. */
function follow(kept: Map<string, Taken>, { eventName, args }: NetworkEvent): void {
  switch (eventName) {
    case "ReservationHeld":
    case "ReservationConfirmed":
    case "ReservationAmended":
      kept.set(`reservation ${args.reservationId}`, args);
      break;
    case "ReservationRecalled": {
      const former = kept.get(`reservation ${args.reservationId}`);
      if (former) kept.set(`reservation ${args.reservationId}`, { ...former, endsAt: args.endsAt });
      break;
    }
    case "ReservationCancelled":
    case "ReservationExpired":
      kept.delete(`reservation ${args.reservationId}`);
      break;
    case "OverrideMade":
      kept.delete(`reservation ${args.displacedId}`);
      break;
    case "MaintenanceWindowOpened":
      kept.set(`window ${args.windowId}`, args);
      break;
    case "MaintenanceWindowClosed":
      kept.delete(`window ${args.windowId}`);
      break;
    default:
  }
}
