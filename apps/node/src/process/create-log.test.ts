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

  it("leaves out what is too much in ten seconds, and says how much it was", () => {
    const { log, lines, pass } = openLog();
    for (let line = 0; line < 1_000; line += 1) log.error("again");
    expect(lines).toHaveLength(200);
    pass(10_000);
    log.info("later");
    expect(lines.slice(200).map((line) => JSON.parse(line))).toMatchObject([
      { lines: 800, msg: "lines left out of the log" },
      { msg: "later" },
    ]);
  });
});
