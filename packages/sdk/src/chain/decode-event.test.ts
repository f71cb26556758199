import { mapPeers, peerNames, peers } from "@medequipshare/contracts";
import { type Abi, type Address, pad, toEventSelector, toHex, zeroHash } from "viem";
import { describe, expect, it } from "vitest";
import { decodeEvent, networkEventsAbi } from "./decode-event.ts";
import type { NetworkAddresses } from "./network-addresses.ts";
import type { EventLog } from "./sender.ts";

const at = (number: number): Address => pad(toHex(number), { size: 20 });
const apart: NetworkAddresses = {
  ...mapPeers((name) => at(1 + peerNames.indexOf(name))),
  chainId: 1,
  peerBook: at(100),
  entryPoint: at(101),
  accountFactory: at(102),
  webAuthnVerifier: at(103),
  token: at(104),
};
/** A contract that answers for two peers, as each of them is at its address. */
const together: NetworkAddresses = { ...apart, ratingDesk: apart.facilityLedger };

/** A log of an event whose arguments take a word each, all zero. */
function logOf(abi: Abi, eventName: string, address: Address): EventLog {
  const item = abi.find((each) => each.type === "event" && each.name === eventName);
  if (item?.type !== "event") throw new Error(`no event ${eventName}`);
  const indexed = item.inputs.filter((input) => input.indexed === true);
  const bare = item.inputs.length - indexed.length;
  const topics = [toEventSelector(item), ...indexed.map(() => zeroHash)];
  return { address, topics, data: `0x${"00".repeat(32 * bare)}` };
}

const ledgerLog = logOf(peers.facilityLedger.abi, "LedgerDeposited", apart.facilityLedger);

describe("decodeEvent", () => {
  it("tells whose event it is, by the peer's address in whatever case", () => {
    const address: Address = `0x${apart.facilityLedger.slice(2).toUpperCase()}`;
    expect(decodeEvent(apart, { ...ledgerLog, address })).toMatchObject({
      peer: "facilityLedger",
      eventName: "LedgerDeposited",
      args: { facilityId: 0 },
    });
  });

  it("tries every peer that one contract answers for", () => {
    const rating = logOf(peers.ratingDesk.abi, "RatingCommitted", together.ratingDesk);
    expect(decodeEvent(together, rating)).toMatchObject({ peer: "ratingDesk", eventName: "RatingCommitted" });
    expect(decodeEvent(together, ledgerLog)).toMatchObject({ peer: "facilityLedger" });
  });

  it("knows no event of another contract, or that the peer does not have", () => {
    expect(decodeEvent(apart, { ...ledgerLog, address: apart.token })).toBeUndefined();
    expect(decodeEvent(apart, { ...ledgerLog, address: apart.ratingDesk })).toBeUndefined();
    expect(decodeEvent(apart, { ...ledgerLog, topics: [] })).toBeUndefined();
  });
});

describe("networkEventsAbi", () => {
  it("has each event once, though several peers have it", () => {
    const said = networkEventsAbi.map(
      ({ name, inputs }) => `${name}(${inputs.map(({ type }) => type).join()})`,
    );
    expect(new Set(said).size).toBe(said.length);
    expect(said).toContain("EIP712DomainChanged()");
  });
});
