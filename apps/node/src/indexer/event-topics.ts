import { networkEventsAbi } from "@medequipshare/sdk";
import { isIgnored } from "@medequipshare/sdk/tells";
import { type Hex, toEventSelector } from "viem";

/** The signatures of the events that the read model follows, as first topics of a log filter. */
export const eventTopics: readonly Hex[] = networkEventsAbi
  .filter((event) => !isIgnored(event.name))
  .map((event) => toEventSelector(event));
