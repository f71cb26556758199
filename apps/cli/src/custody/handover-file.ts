import { readFileSync, writeFileSync } from "node:fs";
import { AppError } from "@medequipshare/domain";
import { custodyLedgerAbi, type HandOverParameters, type Handover } from "@medequipshare/sdk";
import { getAbiItem, type Hex, isAddress, isHex } from "viem";
import { formatJson } from "../terminal/format.ts";

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
  const value = readJson(path);
  const handover: unknown = Reflect.get(value, "handover");
  const parts =
    typeof handover === "object" && handover !== null ? handover : refuse(path, "handover is missing");
  for (const { name, type } of components) requireType(path, name, type, Reflect.get(parts, name));
  const signature = (name: string): Hex | undefined => {
    const found: unknown = Reflect.get(value, name);
    return found === undefined || isHex(found) ? found : refuse(path, `${name} is no signature`);
  };
  const { reservationId, runSeconds, ...rest } = parts as Record<string, unknown>;
  return {
    // Every field was checked against the contract's own types above.
    handover: {
      ...rest,
      reservationId: BigInt(String(reservationId)),
      runSeconds: BigInt(String(runSeconds)),
    } as Handover,
    releaserSignature: signature("releaserSignature"),
    receiverSignature: signature("receiverSignature"),
  };
}

/** A hand-over that both have signed. Throws input.invalid when a signature is missing. */
export function requireSigned(path: string, file: HandoverFile): HandOverParameters {
  const { handover, releaserSignature, receiverSignature } = file;
  if (releaserSignature === undefined) return refuse(path, "the releaser has not signed");
  if (receiverSignature === undefined) return refuse(path, "the receiver has not signed");
  return { handover, releaserSignature, receiverSignature };
}

function requireType(path: string, name: string, type: string, value: unknown): void {
  const text = String(value);
  const fits =
    type === "address"
      ? isAddress(text, { strict: false })
      : type === "bytes32"
        ? isHex(value)
        : /^\d+$/.test(text);
  if (!fits) refuse(path, `handover.${name} is no ${type}`);
}

function readJson(path: string): object {
  try {
    const value: unknown = JSON.parse(readFileSync(path, "utf8"));
    if (typeof value === "object" && value !== null) return value;
  } catch (cause) {
    throw new AppError(
      "input.invalid",
      { field: "file", value: path, problem: "it is no JSON file" },
      { cause },
    );
  }
  return refuse(path, "it holds no object");
}

function refuse(path: string, problem: string): never {
  throw new AppError("input.invalid", { field: "file", value: path, problem });
}
