import {
  createTestClient,
  custom,
  EstimateGasExecutionError,
  ExecutionRevertedError,
  publicActions,
} from "viem";
import { describe, expect, it } from "vitest";
import { decodeFailure } from "./decode-failure.ts";

/** A chain that refuses every estimate as nodes do when a contract reverts without data. */
const refusing = createTestClient({
  mode: "anvil",
  transport: custom({
    request: async () => {
      throw Object.assign(new Error("execution reverted"), { code: 3, data: "0x" });
    },
  }),
}).extend(publicActions);

describe("decodeFailure", () => {
  it("takes a refusal without a word for the contract's, not for a failure of ours", async () => {
    const to = `0x${"11".repeat(20)}` as const;
    const thrown: unknown = await refusing
      .estimateGas({ to, data: "0xdeadbeef", account: to })
      .catch((error: unknown) => error);
    expect(thrown).toBeInstanceOf(EstimateGasExecutionError);
    expect(decodeFailure(thrown)).toMatchObject({ code: "chain.reverted", evidence: { data: "0x" } });
    const bare = new ExecutionRevertedError({ message: "execution reverted" });
    expect(decodeFailure(bare).code).toBe("chain.reverted");
  });

  it("calls what it does not know unexpected", () => {
    expect(decodeFailure(new TypeError("x"))).toMatchObject({ code: "internal.unexpected" });
  });
});
