import { describe, expect, it } from "vitest";
import { earlyImports } from "./early-imports.ts";

type Dependency = { resolved: string; dynamic: boolean; dependencyTypes: string[] };
const imports = (resolved: string, kind: Partial<Dependency> = {}): Dependency => ({
  resolved,
  dynamic: false,
  dependencyTypes: ["local"],
  ...kind,
});
const module = (source: string, ...dependencies: Dependency[]) => ({ source, dependencies });

describe("earlyImports", () => {
  it("shows the way from a program to what the build generates", () => {
    const modules = [module("test.ts", imports("check.ts")), module("check.ts", imports("peers.gen.ts"))];
    expect(earlyImports(["test.ts"], modules)).toEqual([
      "test.ts -> check.ts -> peers.gen.ts: imported before anything has generated it",
    ]);
  });

  it("lets a program import it while it runs, and its types at any time", () => {
    const modules = [
      module("test.ts", imports("table.ts", { dynamic: true }), imports("types.ts"), imports("test.ts")),
      module("table.ts", imports("peers.gen.ts")),
      module("types.ts", imports("abi.gen.ts", { dependencyTypes: ["local", "type-only"] })),
    ];
    expect(earlyImports(["test.ts"], modules)).toEqual([]);
  });

  it("finds fault with a program it has not seen", () => {
    expect(earlyImports(["gone.ts"], [])).toEqual(["gone.ts: no such program was looked at"]);
  });
});
