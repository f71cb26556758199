import { mapPeers } from "@medequipshare/sdk";
import { expect, it } from "vitest";
import { peerAddresses } from "./peer-addresses.ts";

const one = "0x00000000000000000000000000000000000000aa";
const other = "0x00000000000000000000000000000000000000bb";

it("asks a contract that answers for several peers once", () => {
  const peers = mapPeers((name) => (name === "ratingDesk" ? other : one));
  expect(peerAddresses(peers).toSorted()).toEqual([one, other]);
});
