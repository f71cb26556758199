import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { describe, it } from "node:test";
import { network } from "hardhat";

const { viem } = await network.create();
const reader = await viem.getPublicClient();
const { address, abi } = await viem.deployContract("LibraryHarness");
const ask = (functionName: string, args: readonly unknown[] = []): Promise<unknown> =>
  reader.readContract({ address, abi, functionName, args });

/** The numbers of a `name: number` table in one of the domain's files, in their order. */
function numbersOf(file: string, table: string): number[] {
  const source = readFileSync(new URL(`../../../domain/src/${file}`, import.meta.url), "utf8");
  const body = source.split(`export const ${table} = {`)[1]?.split("}")[0] ?? "";
  return [...body.matchAll(/:\s*(\d+),/g)].map(([, digits]) => Number(digits));
}

describe("tables that chain and domain share", () => {
  it("give every role the same bit", async () => {
    assert.deepEqual(await ask("roles"), numbersOf("access/role.ts", "Role"));
  });

  it("give every reason why a unit may not be lent the same bit", async () => {
    assert.deepEqual(await ask("reasons"), numbersOf("equipment/fitness-reason.ts", "FitnessReason"));
  });
});
