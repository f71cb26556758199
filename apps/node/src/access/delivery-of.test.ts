import type { RelayRow } from "@medequipshare/readmodel";
import { describe, expect, it } from "vitest";
import { deliveryOf } from "./delivery-of.ts";

const transaction = `0x${"1".repeat(64)}` as const;
const included = { status: "included", transaction, block: 7, gasUsed: 9n } as unknown as RelayRow;
const dropped = async () => undefined;

describe("an act whose transaction the chain has dropped", () => {
  it("is told as on its way when it had succeeded, for it is sent again", async () => {
    const delivery = await deliveryOf({ ...included, success: true, revertData: null }, dropped);
    expect(delivery).toMatchObject({ status: "sent", success: null, blockNumber: null });
  });

  it("stays refused when it had been refused, for it is not sent again", async () => {
    const delivery = await deliveryOf({ ...included, success: false, revertData: "0x12" }, dropped);
    expect(delivery).toMatchObject({ success: false, revertData: "0x12", logs: [] });
  });
});
