import { writeFileSync } from "node:fs";
import { type AcceptanceTerms, facilityRegistryAbi } from "@medequipshare/sdk";
import { type Address, getAbiItem, getAddress, type Hex, isHex, zeroHash } from "viem";
import { formatJson } from "../terminal/format.ts";
import { readJsonObject, refuseFile, requireFields, signatureOf } from "../terminal/statement-file.ts";

/** An appointment that a person has accepted, on its way to an administrator. */
export type AcceptedFile = {
  readonly terms: AcceptanceTerms;
  readonly signature: Hex;
};
/** What an administrator needs of it; only a file names whom it is of. */
export type Acceptance = {
  readonly acceptance: Hex;
  readonly account?: Address | undefined;
  readonly passkey?: { readonly x: Hex; readonly y: Hex } | undefined;
};

const { components } = getAbiItem({ abi: facilityRegistryAbi, name: "acceptanceDigestOf" }).inputs[0];

export function writeAcceptance(path: string, { terms, signature }: AcceptedFile): void {
  const { passkey, ...rest } = terms;
  const acceptance = { ...rest, passkeyX: passkey?.x ?? zeroHash, passkeyY: passkey?.y ?? zeroHash };
  writeFileSync(path, `${formatJson({ acceptance, signature })}\n`);
}

/** Reads an acceptance: the file that `facility accept` wrote, or the signature itself. Throws input.invalid. */
export function readAcceptance(fileOrSignature: string): Acceptance {
  if (isHex(fileOrSignature)) return { acceptance: fileOrSignature };
  const value = readJsonObject(fileOrSignature);
  const fields = requireFields(fileOrSignature, value, "acceptance", components);
  const signature = signatureOf(fileOrSignature, value, "signature");
  const x = hexOf(fields["passkeyX"]);
  return {
    acceptance: signature ?? refuseFile(fileOrSignature, "it is not signed"),
    account: getAddress(String(fields["account"])),
    passkey: x === zeroHash ? undefined : { x, y: hexOf(fields["passkeyY"]) },
  };
}

function hexOf(value: unknown): Hex {
  return isHex(value) ? value : zeroHash;
}
