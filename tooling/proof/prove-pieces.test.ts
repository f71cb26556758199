import { describe, expect, it, vi } from "vitest";
import { type Outcome, type ProofRecord, type Prover, provePieces } from "./prove-pieces.ts";
import type { Piece } from "./record.ts";
import { TimeUp } from "./run-until.ts";

vi.spyOn(console, "log").mockImplementation(() => {});

const sound: Outcome = { passed: 1, failed: 0, found: {} };
const unsound: Outcome = { passed: 0, failed: 1, found: { seed: "0x7" } };
const later = () => Date.now() + 60_000;

/** A record in memory, and what the prover was asked for. */
function scene(wanted: readonly string[], code = "now") {
  let pieces: readonly Piece[] = [];
  const asked: string[] = [];
  const outcomes = new Map<string, Outcome | Error>();
  const record = (): ProofRecord => ({
    name: "test",
    code,
    commit: "c",
    read: () => pieces,
    write: (all) => {
      pieces = all;
    },
  });
  const prover: Prover = {
    wanted,
    isGone: (name) => name === "gone",
    async prove(name, _endsAt, failed) {
      asked.push(failed === undefined ? name : `${name} again with ${String(failed.found["seed"])}`);
      const outcome = outcomes.get(name) ?? sound;
      if (outcome instanceof Error) throw outcome;
      return outcome;
    },
  };
  return { record, prover, asked, outcomes, pieces: () => pieces };
}

describe("provePieces", () => {
  it("writes each piece down at once, and goes on where it was stopped", async () => {
    const { record, prover, asked, outcomes, pieces } = scene(["a", "b", "c"]);
    outcomes.set("b", new TimeUp());
    expect(await provePieces(prover, later(), record())).toBe(true);
    expect(pieces().map(({ name }) => name)).toEqual(["a"]);
    outcomes.delete("b");
    asked.length = 0;
    await provePieces(prover, later(), record());
    expect(asked).toEqual(["b", "c"]);
  });

  it("begins nothing once the time is up", async () => {
    const { record, prover, asked } = scene(["a"]);
    await provePieces(prover, Date.now() - 1, record());
    expect(asked).toEqual([]);
  });

  it("tries again what failed with what it failed on, and keeps that it did", async () => {
    const { record, prover, asked, outcomes, pieces } = scene(["a", "b"]);
    outcomes.set("b", unsound);
    expect(await provePieces(prover, later(), record())).toBe(false);
    outcomes.delete("b");
    expect(await provePieces(prover, later(), record())).toBe(true);
    expect(asked).toEqual(["a", "b", "b again with 0x7"]);
    expect(pieces().find(({ name }) => name === "b")).toMatchObject({ failed: 0, failuresBefore: 1 });
  });

  it("proves what is on record with other code, failed pieces that nobody asked for too, but nothing that is gone", async () => {
    const { record, prover, asked, pieces } = scene(["a"]);
    const piece = {
      passed: 1,
      failed: 0,
      commit: "b",
      code: "then",
      ranAt: "",
      seconds: 1,
      failuresBefore: 0,
    };
    record().write([
      { ...piece, name: "a", found: {} },
      { ...piece, ...unsound, name: "seed 30" },
      { ...piece, ...unsound, name: "gone" },
    ]);
    expect(await provePieces(prover, later(), record())).toBe(true);
    expect(asked).toEqual(["seed 30 again with 0x7", "a"]);
    expect(pieces().map(({ name }) => name)).toEqual(["a", "seed 30"]);
  });
});
