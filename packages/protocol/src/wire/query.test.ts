import { describe, expect, it } from "vitest";
import { z } from "zod";
import { queryInts } from "./query.ts";

describe("queryInts", () => {
  it.each([[[]], [[7]], [[7, 0, 999_999_999_999_999]]])("says and reads %j", (values) => {
    expect(z.decode(queryInts, z.encode(queryInts, values))).toEqual(values);
  });

  it.each([",", "7,", "-1", "1.5", "1 2"])("refuses %j", (text) => {
    expect(queryInts.safeDecode(text).success).toBe(false);
  });
});
