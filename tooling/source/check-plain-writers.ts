// No file of packages/sdk that is only encode and require. The rule: outside src/chain nothing imports `encodeCall`.
import { listFiles } from "./list-files.ts";
import { encodesByHand } from "./plain-writers.ts";
import { readText } from "./read-text.ts";

/** Every call of a peer is declared as an act, so that it can be listed, queued, shown and relayed. */
export async function checkPlainWriters(): Promise<readonly string[]> {
  return listFiles()
    .filter((path) => /^packages\/sdk\/src\/(?!chain\/).*\.ts$/.test(path))
    .filter((path) => encodesByHand(readText(path)))
    .map((path) => `${path} encodes a call by hand; declare it with defineAct`);
}
