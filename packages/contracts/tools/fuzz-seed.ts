import { randomBytes } from "node:crypto";

/** The seed of every ordinary run: the same draws each time, so that a failure is one of the change. */
const ordinary = "0x4d656445717569705368617265";

/**
 * The seed of fuzz tests and invariant campaigns, hexadecimal: that of MEDEQUIPSHARE_FUZZ_SEED where it is set, a
 * fresh one for a proof (PROVE=1), else always the same.
 */
export function fuzzSeed(env: Readonly<Record<string, string | undefined>>): string {
  const given = env["MEDEQUIPSHARE_FUZZ_SEED"];
  if (given) return given;
  return env["PROVE"] === "1" ? `0x${randomBytes(16).toString("hex")}` : ordinary;
}
