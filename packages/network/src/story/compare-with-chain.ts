import { parseReservationState } from "@medequipshare/domain";
import { createNodeClient, type Reservation, type Unit } from "@medequipshare/protocol";
import {
  getBalance,
  getFund,
  getLatestReading,
  getReservation,
  getUnit,
  type NetworkReader,
} from "@medequipshare/sdk";

type Client = ReturnType<typeof createNodeClient>;

/**
 * Whether a node, which knows nothing but events, answers of every unit, reservation, account, fund and meter what the
 * contracts answer by their views: else an event were missing or incomplete.
 */
export async function compareWithChain(
  network: NetworkReader,
  url: string,
): Promise<{ readonly holds: boolean; readonly evidence: string }> {
  const node = createNodeClient(url);
  const [facilities, units, reservations] = await Promise.all([
    everyItem((cursor) => node.facility.list({ query: { limit: 200, cursor } })),
    everyItem((cursor) => node.unit.list({ query: { limit: 200, cursor } })),
    everyItem((cursor) => node.reservation.list({ query: { limit: 200, cursor } })),
  ]);
  const compared = await Promise.all([
    ...units.map((unit) => compareUnit(network, node, unit)),
    ...reservations.map((reservation) => compareReservation(network, reservation)),
    ...facilities.map(({ facilityId }) => compareAccount(network, node, facilityId)),
  ]);
  const differing = compared.filter((difference) => difference !== undefined);
  return {
    holds: differing.length === 0,
    evidence: `${units.length} units, ${reservations.length} reservations, ${facilities.length} accounts; differing: ${differing.join("; ") || "none"}`,
  };
}

async function everyItem<Item>(
  next: (
    cursor: string | undefined,
  ) => Promise<{ readonly items: readonly Item[]; readonly cursor?: string | undefined }>,
): Promise<readonly Item[]> {
  const items: Item[] = [];
  let cursor: string | undefined;
  do {
    const page = await next(cursor);
    items.push(...page.items);
    cursor = page.cursor;
  } while (cursor !== undefined);
  return items;
}

async function compareUnit(network: NetworkReader, node: Client, { unitId, ...unit }: Unit) {
  const [word, reading, fund, { meter }, shown] = await Promise.all([
    getUnit(network, { unitId }),
    getLatestReading(network, { unitId }),
    getFund(network, { unitId }),
    node.unit.get({ params: { unitId } }),
    node.maintenance.fund({ params: { unitId } }),
  ]);
  return difference(
    `unit ${unitId}`,
    [
      word.ownerId,
      word.holderId,
      word.reasons,
      word.termsVersion,
      reading.sequence,
      reading.runSeconds,
      fund,
    ],
    [
      unit.ownerId,
      unit.holderId,
      unit.facts.reasons,
      unit.facts.termsVersion,
      meter?.lastSequence ?? 0,
      meter?.runSeconds ?? 0,
      shown.balance,
    ],
  );
}

async function compareReservation(network: NetworkReader, shown: Reservation) {
  const { reservationId, unitId, borrowerId, startsAt, endsAt, state } = shown;
  const made = await getReservation(network, { reservationId: BigInt(reservationId) });
  return difference(
    `reservation ${reservationId}`,
    [
      made.unitId,
      made.reservation.borrowerId,
      made.startsAt,
      made.endsAt,
      parseReservationState(made.reservation.state),
    ],
    [unitId, borrowerId, startsAt, endsAt, state],
  );
}

async function compareAccount(network: NetworkReader, node: Client, facilityId: number) {
  const [account, shown] = await Promise.all([
    getBalance(network, { facilityId }),
    node.ledger.get({ params: { facilityId }, query: { limit: 1 } }),
  ]);
  return difference(`account ${facilityId}`, [account.free, account.escrowed], [shown.free, shown.escrowed]);
}

function difference(
  what: string,
  onChain: readonly (string | number | bigint)[],
  shown: readonly (string | number | bigint)[],
): string | undefined {
  const [left, right] = [onChain.map(String).join(" "), shown.map(String).join(" ")];
  return left === right ? undefined : `${what}: chain ${left}, node ${right}`;
}
