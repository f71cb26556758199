import { writeFileSync } from "node:fs";
import { custodyLedgerAbi, type HandOverParameters, type Handover } from "@medequipshare/sdk";
import { getAbiItem, type Hex } from "viem";
import { formatJson } from "../terminal/format.ts";
import { readJsonObject, refuseFile, requireFields, signatureOf } from "../terminal/statement-file.ts";

/** A hand-over on its way from one signer to the other. */
export type HandoverFile = {
  readonly handover: Handover;
  readonly releaserSignature?: Hex | undefined;
  readonly receiverSignature?: Hex | undefined;
};

const { components } = getAbiItem({ abi: custodyLedgerAbi, name: "digestOf" }).inputs[0];

export function writeHandover(path: string, content: HandoverFile): void {
  writeFileSync(path, `${formatJson(content)}\n`);
}

/** Reads a hand-over file. Throws input.invalid naming the field that is wrong. */
export function readHandover(path: string): HandoverFile {
  const value = readJsonObject(path);
  return {
    handover: handoverIn(path, value),
    releaserSignature: signatureOf(path, value, "releaserSignature"),
    receiverSignature: signatureOf(path, value, "receiverSignature"),
  };
}

/** The hand-over under `handover` in what a file holds. Throws input.invalid naming the field that is wrong. */
export function handoverIn(path: string, value: object): Handover {
  const { reservationId, runSeconds, ...rest } = requireFields(path, value, "handover", components);
  // Every field was checked against the contract's own types.
  return {
    ...rest,
    reservationId: BigInt(String(reservationId)),
    runSeconds: BigInt(String(runSeconds)),
  } as Handover;
}

/** A hand-over that both have signed. Throws input.invalid when a signature is missing. */
export function requireSigned(path: string, file: HandoverFile): HandOverParameters {
  const { handover, releaserSignature, receiverSignature } = file;
  if (releaserSignature === undefined) return refuseFile(path, "the releaser has not signed");
  if (receiverSignature === undefined) return refuseFile(path, "the receiver has not signed");
  return { handover, releaserSignature, receiverSignature };
}
