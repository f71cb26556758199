import type { NodeClient } from "@medequipshare/protocol";
import { custodyLedgerAbi, getLoan, type NetworkReader } from "@medequipshare/sdk";
import { type Finding, findingOver } from "./finding.ts";

/**
 * Compares the two loans of every hand-on: the same second, the same counter, no metered second billed twice or lost,
 * and what the node says (INV-CUS-2).
 */
export async function auditHandOns(node: NodeClient, reader: NetworkReader): Promise<Finding> {
  const { client, addresses } = reader;
  const handOns = await client.getContractEvents({
    address: addresses.custodyLedger,
    abi: custodyLedgerAbi,
    eventName: "HandedOn",
    fromBlock: 0n,
    strict: true,
  });
  const wrongs = await Promise.all(
    handOns.map(async ({ args: { fromReservationId: from, toReservationId: to } }) => {
      const [ended, begun, told] = await Promise.all([
        getLoan(reader, { reservationId: from }),
        getLoan(reader, { reservationId: to }),
        node.reservation.get({ params: { reservationId: from } }),
      ]);
      const meets = ended.closingSeconds === begun.openingSeconds && ended.returnedAt === begun.pickedUpAt;
      const same =
        told.loan?.closingSeconds === ended.closingSeconds && told.loan.handedOn?.toReservationId === to;
      if (meets && same) return undefined;
      const counters = `closed at ${ended.closingSeconds}, opened at ${begun.openingSeconds}`;
      return `loan ${from} to ${to}: ${counters}, node ${told.loan?.closingSeconds}`;
    }),
  );
  return findingOver("handed on by one counter", wrongs);
}
