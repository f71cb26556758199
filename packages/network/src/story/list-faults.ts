import { decodeEvents, type NetworkEvent, type NetworkReader } from "@medequipshare/sdk";
import { SOFTWARE_UPDATE } from "../seed/past/upkeep.ts";

/** Something that went wrong, and the facility it is laid to. */
export interface Fault {
  readonly facilityId: number;
  readonly what: string;
}

interface Wanted {
  readonly borrowerId: number;
  readonly startsAt: number;
  readonly endsAt: number;
  readonly isOut: boolean;
}

/** What has been seen of a chain up to some event. */
interface Seen {
  readonly owners: Map<number, number>;
  readonly reserved: Map<bigint, Wanted>;
  /** Who had the unit when its lock was opened without a grant. */
  readonly openings: Map<string, number>;
}

/**
 * Everything in a chain's events that would be held against a hospital: emergencies that took others' time, loans that
 * came or stay late, equipment nobody fetched, people dismissed, locks opened for no good reason, units with faults.
 * Real places are shown in invented events; none of these may be laid to one.
 */
export async function listFaults({ client, addresses }: NetworkReader): Promise<readonly Fault[]> {
  const head = await client.getBlock();
  const logs = await client.getLogs({ fromBlock: 0n, toBlock: head.number });
  const seen: Seen = { owners: new Map(), reserved: new Map(), openings: new Map() };
  const faults: Fault[] = [];
  for (const log of logs) {
    const [event] = decodeEvents(addresses, [log]);
    if (event === undefined) continue;
    const timeOf = async () => Number((await client.getBlock({ blockNumber: log.blockNumber })).timestamp);
    const fault = await faultOf(event, seen, timeOf);
    if (fault !== undefined) faults.push(fault);
    follow(event, seen);
  }
  const now = Number(head.timestamp);
  for (const [id, { borrowerId, endsAt, isOut }] of seen.reserved)
    if (isOut && endsAt < now) faults.push({ facilityId: borrowerId, what: `loan ${id} is late` });
  return faults;
}

const openingOf = ({ unitId, lock, sequence }: Record<"unitId" | "lock" | "sequence", number>) =>
  [unitId, lock, sequence].join();

async function faultOf(
  { eventName, args }: NetworkEvent,
  { owners, reserved, openings }: Seen,
  timeOf: () => Promise<number>,
): Promise<Fault | undefined> {
  switch (eventName) {
    case "OverrideMade":
      return { facilityId: args.facilityId, what: `reservation ${args.displacedId} displaced` };
    case "StaffDismissed":
      return { facilityId: args.facilityId, what: `${args.account} dismissed` };
    case "BreakGlassReviewed":
      if (args.justified) return undefined;
      return {
        facilityId: openings.get(openingOf(args)) ?? 0,
        what: `lock of unit ${args.unitId} opened without need`,
      };
    case "UnitQuarantined":
      if (args.faultCode === SOFTWARE_UPDATE) return undefined;
      return { facilityId: owners.get(args.unitId) ?? 0, what: `unit ${args.unitId} has a fault` };
    case "ReservationReturned": {
      const loan = reserved.get(args.reservationId);
      if (loan === undefined || args.at <= loan.endsAt) return undefined;
      return { facilityId: loan.borrowerId, what: `loan ${args.reservationId} came back late` };
    }
    case "ReservationCancelled": {
      const wanted = reserved.get(args.reservationId);
      if (wanted === undefined || args.toOwner === 0n || (await timeOf()) < wanted.startsAt) return undefined;
      return { facilityId: wanted.borrowerId, what: `reservation ${args.reservationId} was not fetched` };
    }
    default:
      return undefined;
  }
}

function follow({ eventName, args }: NetworkEvent, { owners, reserved, openings }: Seen): void {
  const change = (id: bigint, changed: Partial<Wanted>) => {
    const former = reserved.get(id);
    if (former !== undefined) reserved.set(id, { ...former, ...changed });
  };
  switch (eventName) {
    case "UnitRegistered":
      owners.set(args.unitId, args.ownerId);
      break;
    case "BreakGlassRecorded":
    case "BreakGlassPlaced":
      openings.set(openingOf(args), args.holderId);
      break;
    case "ReservationHeld":
    case "ReservationConfirmed": {
      const { borrowerId, startsAt, endsAt } = args;
      reserved.set(args.reservationId, { borrowerId, startsAt, endsAt, isOut: false });
      break;
    }
    case "ReservationAmended":
      change(args.reservationId, { startsAt: args.startsAt, endsAt: args.endsAt });
      break;
    case "ReservationRecalled":
      change(args.reservationId, { endsAt: args.endsAt });
      break;
    case "ReservationTransferred":
      change(args.reservationId, { borrowerId: args.toFacilityId });
      break;
    case "ReservationStarted":
      change(args.reservationId, { isOut: true });
      break;
    case "ReservationReturned":
      change(args.reservationId, { isOut: false });
      break;
    default:
  }
}
