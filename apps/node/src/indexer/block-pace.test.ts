import { describe, expect, it } from "vitest";
import { createBlockPace } from "./block-pace.ts";

/** A server that serves at most so many blocks a request, and remembers what it was asked. */
function server(most: number) {
  const asked: number[] = [];
  const request = async (count: number) => {
    asked.push(count);
    if (count > most) throw new Error("block range too large");
    return count;
  };
  return { asked, request };
}

describe("createBlockPace", () => {
  it("asks for less until the server agrees, and for more afterwards", async () => {
    const pace = createBlockPace(2_000);
    const { asked, request } = server(200);
    expect(await pace.run(request)).toBe(125);
    expect(await pace.run(request)).toBe(62);
    expect(asked).toEqual([2_000, 500, 125, 250, 62]);
  });

  it("asks for no more than is wanted, and for less of that after a refusal", async () => {
    const pace = createBlockPace(2_000);
    const { asked, request } = server(10);
    await pace.run(request, 64);
    expect(asked).toEqual([64, 16, 4]);
  });

  it("gives up when even one block is refused", async () => {
    const pace = createBlockPace(4);
    const { asked, request } = server(0);
    await expect(pace.run(request)).rejects.toThrow("too large");
    expect(asked).toEqual([4, 1]);
  });
});
