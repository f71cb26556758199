import { describe, expect, it } from "vitest";
import { installedSources, shapeOfRows } from "./shape-of-rows.ts";

const sources = installedSources();
const shape = shapeOfRows(sources);

/** The hash with a text added to the files whose path ends so. */
function shapeWith(ending: string, added = "\nadded();\n"): string {
  const read = (path: string) => sources.read(path) + (path.endsWith(ending) ? added : "");
  return shapeOfRows({ ...sources, read });
}

describe("shapeOfRows", () => {
  it.each([
    "/readmodel/src/reservation/events.ts",
    "/readmodel/src/reservation/table.ts",
    "/readmodel/src/reservation/relist.ts",
    "/readmodel/src/db/commit-blocks.ts",
    "/readmodel/src/db/chain-rows.ts",
    "/readmodel/src/insight/record-activity.ts",
    "/sdk/src/chain/meanings.ts",
    "/sdk/src/chain/decode-event.ts",
    "/sdk/src/chain/ignored-events.ts",
    "/domain/src/reservation/priority.ts",
    "/domain/src/facility/cell-centre.ts",
  ])("is another when %s changes", (path) => {
    expect(shapeWith(path)).not.toBe(shape);
  });

  it.each([
    "/readmodel/src/reservation/reader.ts",
    "/readmodel/src/reservation/reader.test.ts",
    "/readmodel/src/access/local-table.ts",
    "/domain/src/reservation/errors.ts",
    "/domain/src/error/app-error.ts",
    "/domain/src/reservation/rank-offers.ts",
    "/domain/src/index.ts",
  ])("is the same when %s changes", (path) => {
    expect(shapeWith(path)).toBe(shape);
  });

  it.each([
    'import "./side-effect.ts";',
    'import "@medequipshare/domain";',
    'const late = await import("./late.ts");',
    "const late = await import(path);",
  ])("cannot be told of code that has: %s", (line) => {
    expect(() => shapeWith("/readmodel/src/reservation/events.ts", `\n${line}\n`)).toThrow(
      /cannot follow imports of .*reservation\/events\.ts/,
    );
  });

  it("is told of code that imports packages of others in any way", () => {
    const lines = '\nimport "viem";\nconst late = await import("viem");\n';
    expect(shapeWith("/readmodel/src/reservation/events.ts", lines)).not.toBe(shape);
  });

  it("is another with other events or other tables, and the same with other comments", () => {
    expect(shapeOfRows({ ...sources, events: [] })).not.toBe(shape);
    expect(shapeOfRows({ ...sources, statements: [] })).not.toBe(shape);
    expect(shapeWith("/readmodel/src/reservation/events.ts", "\n// Why.\n/** More of it. */\n")).toBe(shape);
  });
});
