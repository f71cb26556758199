import { peers } from "@medequipshare/sdk";
import { describe, expect, it } from "vitest";
import { insightMessages } from "./messages.ts";

type AbiItem = { readonly type: string; readonly name?: string };
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
    const items: readonly AbiItem[] = Object.values(peers).flatMap(({ abi }) => [...abi]);
    const names = items.flatMap(({ type, name }) => (type === "event" && name !== undefined ? [name] : []));
    const wordless = names
      .filter((name) => !ofStandards.includes(name))
      .filter((name) => !/^(A|An|The|Cover|Maintenance|Somebody|Terms)/.test(insightMessages.event(name)));
    expect(wordless).toEqual([]);
  });
});
