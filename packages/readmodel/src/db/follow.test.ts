import { peerPlaces } from "@medequipshare/contracts/peers";
import { describe, expect, it } from "vitest";
import { unitTable } from "../equipment/table.ts";
import { settlementEvents } from "../settlement/settlement-events.ts";
import { lentTable } from "../settlement/table.ts";
import { byPeer } from "./by-peer.ts";
import type { ChainRows } from "./chain-rows.ts";
import { type EventHandlers, follow } from "./follow.ts";
import { followings } from "./followings.ts";

const { LoanSettled } = settlementEvents.handlers;

/** What does not compile; nobody calls it. */
export function refused(rows: ChainRows): void {
  // @ts-expect-error an event that nobody handles
  follow("ratingDesk", { RatingCommitted: () => {} });
  // @ts-expect-error an event that the peer has not
  follow("settlementDesk", { LoanSettled, LoanSetled: () => {} });
  // @ts-expect-error an event of another peer
  follow("settlementDesk", { LoanSettled, RatingCommitted: () => {} });
  // @ts-expect-error an event that is ignored
  follow("custodyLedger", { ...followings.custodyLedger.handlers, EIP712DomainChanged: () => {} });
  // @ts-expect-error an argument that the ABI has not
  follow("settlementDesk", { LoanSettled: (_rows, { lenderId }) => void lenderId });
  // @ts-expect-error an argument taken for what it is not
  follow("settlementDesk", { LoanSettled: (_rows, { ownerId }) => ownerId.startsWith("0x") });
  // @ts-expect-error a peer that is none
  follow("settlementDesks", { LoanSettled });

  // @ts-expect-error a column that the table has not
  rows.put(lentTable, { ownerId: 1, seconds: 1n, minutes: 1n });
  const minutes = { minutes: 1n };
  // @ts-expect-error a column that the table has not, spread
  rows.put(lentTable, { ownerId: 1, seconds: 1n, ...minutes });
  // @ts-expect-error a column that must be said lacks
  rows.put(lentTable, { ownerId: 1 });
  // @ts-expect-error a word that the column does not hold
  void rows.patch(unitTable, { id: 1 }, { method: "guessed" });
  // @ts-expect-error a column that the table has not
  void rows.patch(unitTable, { id: 1 }, { ...minutes });
}

describe("follow", () => {
  it("takes arguments as the ABI types them", () => {
    const handlers: EventHandlers<"settlementDesk"> = {
      LoanSettled: (rows, { ownerId, settlement }) =>
        rows.put(lentTable, { ownerId, seconds: settlement.meteredSeconds }),
    };
    expect(follow("settlementDesk", handlers)).toEqual({ peer: "settlementDesk", handlers });
  });

  it("is done for every peer, under its own name", () => {
    expect(Object.keys(followings).toSorted()).toEqual(Object.keys(peerPlaces).toSorted());
    for (const [peer, following] of Object.entries(followings)) expect(following.peer).toBe(peer);
  });

  it("is done once for every peer", () => {
    const { custodyLedger } = followings;
    // The further argument stands for a peer that is followed by nobody here.
    expect(() => byPeer([custodyLedger, custodyLedger], "facilityLedger")).toThrow("followed twice");
  });
});
