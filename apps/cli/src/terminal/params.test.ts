import { AppError } from "@medequipshare/domain";
import { describe, expect, it } from "vitest";
import { list, optional, withDefault } from "./param.ts";
import { address, bigInteger, choice, integer, moment, usd } from "./params.ts";

describe("moment", () => {
  const { parse } = moment("time", "when");

  it.each([
    ["1764576000", 1_764_576_000],
    ["2025-12-01T08:00Z", 1_764_576_000],
  ])("reads %s", (text, seconds) => {
    expect(parse(text)).toBe(seconds);
  });

  it.each(["", "soon", "2025-12-01T08:00", "2027-02-29T10:00Z"])("refuses %j", (text) => {
    expect(() => parse(text)).toThrow(AppError);
  });
});

describe("numbers", () => {
  it("keeps reservation ids exact", () => {
    expect(bigInteger("id", "").parse("18446744073709551615")).toBe(18_446_744_073_709_551_615n);
  });

  it.each(["1.0", "-1", "1e3", "", " 1", "0x10", "12345678901"])("refuses %j as an id", (text) => {
    expect(() => integer("id", "").parse(text)).toThrow(AppError);
  });

  it("reads dollars", () => {
    expect(usd("dollars", "").parse("1,250.50")).toBe(1_250_500_000n);
  });
});

describe("words", () => {
  it("refuses a word that is not among them, naming them", () => {
    const { parse } = choice("priority", "how urgent", ["elective", "urgent"]);
    expect(parse("urgent")).toBe("urgent");
    expect(() => parse("later")).toThrow(/elective, urgent/);
  });

  it("gives addresses in their checksummed form", () => {
    const lower = "0x4337084d9e255ff0702461cf8895ce9e3b5ff108";
    expect(address("address", "").parse(lower)).toBe("0x4337084D9E255Ff0702461CF8895CE9E3b5Ff108");
    expect(() => address("address", "").parse(lower.slice(0, 40))).toThrow(AppError);
  });
});

describe("list", () => {
  it("reads several values and passes over empty ones", () => {
    expect(list(integer("id", "")).parse("1, 2,,3")).toEqual([1, 2, 3]);
  });

  it("stays required unless said otherwise", () => {
    expect(list(integer("id", "")).isRequired).toBe(true);
    expect(optional(list(integer("id", "")))).toMatchObject({ isRequired: false, fallback: undefined });
    expect(withDefault(integer("count", "at most"), 50, "50")).toMatchObject({
      isRequired: false,
      fallback: 50,
    });
  });
});
