import { describe, expect, it } from "vitest";
import { askPresence } from "./ask-presence.ts";

describe("askPresence", () => {
  describe("given no lock and no broker that answers", () => {
    it("says after the wait that the lock is silent, and where it asked", async () => {
      const operator = "0x00000000000000000000000000000000000000aa";
      const asked = {
        mqttUrl: "mqtt://127.0.0.1:9",
        chainId: 31_338,
        unitId: 7,
        operator,
        sessionToken: "of a session",
        seconds: 1,
      } as const;
      await expect(askPresence(asked)).rejects.toMatchObject({
        code: "usage.lock-silent",
        evidence: { unitId: 7, broker: "mqtt://127.0.0.1:9" },
        retryable: true,
      });
    });
  });
});
