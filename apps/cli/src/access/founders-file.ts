import { readFileSync } from "node:fs";
import { AppError, parseUsd } from "@medequipshare/domain";
import { facilityKind, momentText } from "@medequipshare/protocol";
import { z } from "zod";

const hex = (bytes: number) =>
  z
    .string()
    .regex(new RegExp(`^0x[0-9a-fA-F]{${2 * bytes}}$`))
    .pipe(z.templateLiteral(["0x", z.string()]));
const [bytes32, address] = [hex(32), hex(20)];
const point = z.object({ x: bytes32, y: bytes32 });
const dollars = z.string().transform((text) => parseUsd(text, "coverDollars"));

const founder = z.strictObject({
  kind: facilityKind.exclude(["none"]),
  npi: z.string(),
  ccn: z.string().optional(),
  latitude: z.number().min(-90).max(90),
  longitude: z.number().min(-180).max(180),
  /** SHA-256 of the public profile and of the evidence that the deployer saw. */
  profile: bytes32,
  evidence: bytes32,
  encryptionKey: point,
  /** Passkey of the first administrator. */
  administrator: point,
  licensedUntil: momentText,
  insuredUntil: momentText,
  coverDollars: dollars,
});
export type FounderEntry = z.output<typeof founder>;

const foundersFile = z.strictObject({
  /** A dollar token of 6 decimals; DemoDollar is deployed when it is left out. */
  token: address.optional(),
  /** Who holds DemoDollar from the start. */
  holdings: z.array(z.strictObject({ holder: address, dollars })).optional(),
  /** Two of different owners must attest every later member, so there are at least two. */
  founders: z.array(founder).min(2),
});
export type FoundersFile = z.output<typeof foundersFile>;

/** Reads who founds a network. Throws input.invalid with the field that is wrong. */
export function readFounders(path: string): FoundersFile {
  let value: unknown;
  try {
    value = JSON.parse(readFileSync(path, "utf8"));
  } catch (cause) {
    throw new AppError("input.invalid", { field: "file", value: path, problem: "it is no JSON" }, { cause });
  }
  const { data, error } = foundersFile.safeParse(value, { reportInput: true });
  if (data !== undefined) return data;
  const [issue] = error.issues;
  const field = issue?.path.join(".") ?? "file";
  const found = typeof issue?.input === "string" ? issue.input : path;
  throw new AppError("input.invalid", { field, value: found, problem: issue?.message ?? "it is incomplete" });
}
