import * as sdk from "@medequipshare/sdk";
import { describe, expect, it } from "vitest";
import { insightMessages } from "./messages.ts";

type AbiItem = { readonly type: string; readonly name?: string };
const peers = [
  sdk.facilityRegistryAbi,
  sdk.equipmentRegistryAbi,
  sdk.reservationManagerAbi,
  sdk.usageMeterAbi,
  sdk.checkoutDeskAbi,
  sdk.custodyLedgerAbi,
  sdk.maintenanceFundAbi,
  sdk.facilityLedgerAbi,
  sdk.settlementDeskAbi,
  sdk.ratingDeskAbi,
  sdk.amendmentDeskAbi,
  sdk.waitlistDeskAbi,
  sdk.overrideDeskAbi,
];
/** Events of the token standards, which the indexer leaves to wallets. */
const ofStandards = [
  "EIP712DomainChanged",
  "Transfer",
  "Approval",
  "ApprovalForAll",
  "MetadataUpdate",
  "BatchMetadataUpdate",
];

describe("insightMessages", () => {
  it("has a sentence for every event of the network's contracts", () => {
    const items: readonly AbiItem[] = peers.flat();
    const names = items.flatMap(({ type, name }) => (type === "event" && name !== undefined ? [name] : []));
    const wordless = names
      .filter((name) => !ofStandards.includes(name))
      .filter((name) => !/^(A|An|The|Cover|Maintenance|Somebody|Terms)/.test(insightMessages.event(name)));
    expect(wordless).toEqual([]);
  });
});
