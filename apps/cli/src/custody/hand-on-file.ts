import { writeFileSync } from "node:fs";
import { custodyLedgerAbi, type HandOn, type HandOnParameters } from "@medequipshare/sdk";
import { type Address, getAbiItem, getAddress, type Hex } from "viem";
import { formatJson } from "../terminal/format.ts";
import { readJsonObject, refuseFile, requireFields, signatureOf } from "../terminal/statement-file.ts";
import { handoverIn } from "./handover-file.ts";

/** A hand-on on its way between its three signers. */
export type HandOnFile = {
  readonly handOn: HandOn;
  readonly releaserSignature?: Hex | undefined;
  readonly receiverSignature?: Hex | undefined;
  readonly ownerSignature?: Hex | undefined;
};

/** Who signs a hand-on: the borrower whose loan ends, the next borrower, the owner. */
export type HandOnParty = "releaser" | "receiver" | "owner";

const { components } = getAbiItem({ abi: custodyLedgerAbi, name: "handOnDigestOf" }).inputs[0];

export function writeHandOn(path: string, content: HandOnFile): void {
  writeFileSync(path, `${formatJson(content)}\n`);
}

/** Reads a hand-on file. Throws input.invalid naming the field that is wrong. */
export function readHandOn(path: string): HandOnFile {
  const value = readJsonObject(path);
  const fields = requireFields(path, value, "handOn", components);
  return {
    handOn: {
      handover: handoverIn(path, fields),
      nextReservationId: BigInt(String(fields["nextReservationId"])),
      ownerId: Number(fields["ownerId"]),
      consentedBy: getAddress(String(fields["consentedBy"])),
    },
    releaserSignature: signatureOf(path, value, "releaserSignature"),
    receiverSignature: signatureOf(path, value, "receiverSignature"),
    ownerSignature: signatureOf(path, value, "ownerSignature"),
  };
}

/** As which party an account signs; undefined when it is none. */
export function partyOf({ handover, consentedBy }: HandOn, account: Address): HandOnParty | undefined {
  const parties = [
    ["releaser", handover.releasedBy],
    ["receiver", handover.receivedBy],
    ["owner", consentedBy],
  ] as const;
  return parties.find(([, party]) => party.toLowerCase() === account.toLowerCase())?.[0];
}

/** A hand-on that all three have signed. Throws input.invalid when a signature is missing. */
export function requireAllSigned(path: string, file: HandOnFile): HandOnParameters {
  const { handOn, releaserSignature, receiverSignature, ownerSignature } = file;
  if (releaserSignature === undefined) return refuseFile(path, "the releaser has not signed");
  if (receiverSignature === undefined) return refuseFile(path, "the receiver has not signed");
  if (ownerSignature === undefined) return refuseFile(path, "the owner has not signed");
  return { handOn, releaserSignature, receiverSignature, ownerSignature };
}
