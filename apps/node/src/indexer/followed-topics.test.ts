import { mapPeers, peerNames } from "@medequipshare/sdk";
import { expect, it } from "vitest";
import { eventTopics } from "./event-topics.ts";
import { followedTopics } from "./followed-topics.ts";

const one = "0x00000000000000000000000000000000000000aa";
const other = "0x00000000000000000000000000000000000000BB";

it("names a contract that answers for several peers once, with the events of all of them", () => {
  const followed = followedTopics(mapPeers((name) => (name === "ratingDesk" ? other : one)));
  expect([...followed.keys()].toSorted()).toEqual([one, other.toLowerCase()]);
  expect(followed.get(one)?.size).toBeGreaterThan(peerNames.length);
  const all = [...followed.values()].flatMap((topics) => [...topics]);
  expect(new Set(all)).toEqual(new Set(eventTopics));
});
