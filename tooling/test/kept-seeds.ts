import type { KeptSeed } from "./draw-seed.ts";

export const keptSeeds: readonly KeptSeed[] = [];
