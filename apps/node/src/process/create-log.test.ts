import { AppError } from "@medequipshare/domain";
import { describe, expect, it } from "vitest";
import { createLog } from "./create-log.ts";

function openLog() {
  const lines: string[] = [];
  let now = 0;
  const log = createLog({
    level: "info",
    name: "test",
    destination: { write: (line) => lines.push(line) },
    clock: () => now,
  });
  return {
    log,
    lines,
    pass: (milliseconds: number) => {
      now += milliseconds;
    },
  };
}

describe("createLog", () => {
  it("writes no line longer than a few kilobytes, whatever a caller put into an error", () => {
    const { log, lines } = openLog();
    const data = `0x${"00".repeat(500_000)}`;
    const err = new AppError("internal.unexpected", { problem: data }, { cause: new Error(data) });
    log.error({ err, path: `/v1/${data}` }, "request failed");
    expect(lines).toHaveLength(1);
    expect(lines[0]?.length).toBeLessThan(5_000);
    const line: unknown = JSON.parse(lines[0] ?? "");
    expect(line).toMatchObject({ node: "test", err: { code: "internal.unexpected" }, msg: "request failed" });
  });

  it("cuts what is long wherever it stands", () => {
    const { log, lines } = openLog();
    log.info("z".repeat(1_000_000));
    log.info({ nested: { deep: "z".repeat(1_000_000) } }, "nested");
    for (const line of lines) expect(line.length).toBeLessThan(10_000);
  });

  it("leaves out what is said too often in a minute, says how much it was, and hides nothing else", () => {
    const { log, lines, pass } = openLog();
    for (let line = 0; line < 1_000; line += 1) log.error({ line }, "request failed");
    expect(lines).toHaveLength(20);
    log.warn("indexer step failed");
    for (let line = 0; line < 100; line += 1) log.fatal("the disk is full");
    expect(lines).toHaveLength(121);
    pass(60_000);
    log.error("request failed");
    log.error("request failed");
    expect(lines.slice(121).map((line) => JSON.parse(line))).toMatchObject([
      { leftOut: 980, msg: "request failed" },
      { msg: "request failed" },
    ]);
  });
});
