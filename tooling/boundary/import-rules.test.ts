import { describe, expect, it } from "vitest";
import { importRules } from "./import-rules.ts";
import { readWorkspaces } from "./read-workspaces.ts";

/** Whether a rule forbids an import between two paths, in the way dependency-cruiser reads it. */
function forbids(from: string, to: string): string[] {
  const all = (value: unknown): string[] =>
    Array.isArray(value) ? value.map(String) : value === undefined ? [] : [String(value)];
  const rules = importRules(readWorkspaces()).filter((rule) => all(rule.to["path"]).length > 0);
  return rules
    .filter((rule) => {
      const match = all(rule.from["path"]).map((path) => new RegExp(path).exec(from))[0];
      if (!match || all(rule.from["pathNot"]).some((path) => new RegExp(path).test(from))) return false;
      const filled = (path: string): RegExp => new RegExp(path.replaceAll("$1", match[1] ?? "$1"));
      return (
        all(rule.to["path"]).some((path) => filled(path).test(to)) &&
        !all(rule.to["pathNot"]).some((path) => filled(path).test(to))
      );
    })
    .map(({ name }) => name);
}

describe("importRules", () => {
  it("lets a workspace import what an allowed one exports", () => {
    expect(forbids("packages/sdk/src/facility/x.ts", "packages/domain/src/index.ts")).toEqual([]);
  });

  it("forbids a workspace that is not allowed", () => {
    expect(forbids("packages/domain/src/facility/x.ts", "packages/sdk/src/index.ts")).toEqual([
      "imports-of-packages-domain",
    ]);
  });

  it("forbids the inside of an allowed workspace", () => {
    expect(forbids("packages/sdk/src/facility/x.ts", "packages/domain/src/facility/npi.ts")).toEqual([
      "imports-of-packages-sdk",
    ]);
  });

  it("lets a workspace import one export of another, and nothing else of it, where only that is named", () => {
    expect(forbids("packages/protocol/src/access/x.ts", "packages/contracts/src/peers.ts")).toEqual([]);
    expect(forbids("packages/protocol/src/access/x.ts", "packages/contracts/src/index.ts")).toEqual([
      "imports-of-packages-protocol",
    ]);
    expect(forbids("packages/readmodel/src/usage/x.ts", "packages/contracts/src/index.ts")).toEqual([]);
    expect(forbids("packages/readmodel/src/usage/x.ts", "packages/sdk/src/index.ts")).toEqual([
      "imports-of-packages-readmodel",
    ]);
  });

  it("forbids an app's room to import another room, and plumbing to import a room", () => {
    expect(forbids("apps/node/src/usage/x.ts", "apps/node/src/custody/y.ts")).toEqual([
      "room-to-room-in-apps-node",
    ]);
    expect(forbids("apps/node/src/usage/x.ts", "apps/node/src/usage/y.ts")).toEqual([]);
    expect(forbids("apps/node/src/http/x.ts", "apps/node/src/usage/y.ts")).toEqual([
      "plumbing-to-room-in-apps-node",
    ]);
  });
});
