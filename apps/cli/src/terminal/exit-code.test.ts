import { AppError, type ErrorCode } from "@medequipshare/domain";
import { exitCodeOf } from "@medequipshare/protocol";
import { describe, expect, it } from "vitest";
import { exitCodeHelp } from "./exit-code-help.ts";

describe("exitCodeOf", () => {
  it.each<[ErrorCode, number]>([
    ["reservation.slot-taken", 1],
    ["chain.reverted", 1],
    ["reservation.interval-empty", 65],
    ["udi.check-digit-wrong", 65],
    ["facility.npi-invalid", 65],
    ["import.row-malformed", 65],
    ["node.unreachable", 69],
    ["chain.unreachable", 69],
    ["internal.unexpected", 70],
    ["chain.outpaced", 75],
    ["node.behind", 75],
    ["access.operation-outdated", 75],
    ["facility.staff-unauthorized", 77],
    ["access.sender-not-served", 77],
    ["config.missing", 78],
  ])("ends with %s as %i", (code, exitCode) => {
    expect(exitCodeOf(new AppError(code))).toBe(exitCode);
    expect(exitCodeHelp).toMatch(new RegExp(`^ +${exitCode} `, "m"));
  });
});
