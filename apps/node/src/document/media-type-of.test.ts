import { describe, expect, it } from "vitest";
import { mediaTypeOf } from "./media-type-of.ts";

const latin1 = (text: string) => Uint8Array.from(Buffer.from(text, "latin1"));

describe("mediaTypeOf", () => {
  it.each([
    ["image/png", "\x89PNG\r\n"],
    ["image/jpeg", "\xff\xd8\xff\xe0"],
    ["image/webp", "RIFF\x00\x00\x00\x00WEBP"],
    ["image/heic", "\x00\x00\x00\x18ftypheic"],
    ["application/pdf", "%PDF-1.7"],
    ["application/json", '{"a": [1]}'],
    ["application/octet-stream", "{ not JSON"],
    ["application/octet-stream", "<script>"],
    ["application/octet-stream", ""],
  ])("tells %s by its bytes", (expected, text) => {
    expect(mediaTypeOf(latin1(text))).toBe(expected);
    expect(mediaTypeOf(latin1(text), "text/html")).toBe(expected);
  });

  it("believes what was said where that is no more than a file", () => {
    expect(mediaTypeOf(latin1("a;b"), "text/csv")).toBe("text/csv");
  });
});
