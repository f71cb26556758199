import { createHash } from "node:crypto";

export type Drawn = "story" | "fuzz" | "trouble";

/** Seeds that failed when they were drawn: each is kept as a test of its own and not drawn again. */
export type KeptSeed = { readonly drawn: Drawn; readonly seed: number; readonly test: string };

/**
 * A seed from 0 to 2^32 - 1 that these committed hashes decide: whoever tests the same commit draws the same, and
 * another commit of that code draws another.
 */
export function drawSeed(drawn: Drawn, hashes: readonly string[], kept: readonly KeptSeed[]): number {
  const isKept = (seed: number) => kept.some((each) => each.drawn === drawn && each.seed === seed);
  for (let turn = 0; ; turn += 1) {
    const digest = createHash("sha256")
      .update([drawn, turn, ...hashes].join(" "))
      .digest();
    const seed = digest.readUInt32BE(0);
    if (!isKept(seed)) return seed;
  }
}
