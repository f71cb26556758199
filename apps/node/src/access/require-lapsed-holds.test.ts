import { reservationManagerAbi } from "@medequipshare/sdk";
import { createTestClient, http } from "viem";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { borrower, HOUR, LoanNetwork } from "../../testing/loan-network.ts";
import { type Anvil, startAnvil } from "../../testing/start-anvil.ts";
import { requireLapsedHolds } from "./require-lapsed-holds.ts";

let anvil: Anvil;
let network: LoanNetwork;
let held: bigint;
let confirmed: bigint;

beforeAll(async () => {
  anvil = await startAnvil();
  network = await LoanNetwork.deploy(anvil.url);
  await network.prepare();
  held = await made("hold", 24);
  confirmed = await made("reserve", 48);
}, 120_000);
afterAll(() => anvil?.[Symbol.asyncDispose]());

/** The id of a new reservation of the unit. */
async function made(functionName: "hold" | "reserve", hours: number): Promise<bigint> {
  const startsAt = await network.slotAhead(hours);
  const request = { unitId: 1, startsAt, endsAt: startsAt + 4 * HOUR, priority: 0, stale: [] };
  const { block } = await network.reservation(borrower, functionName, request);
  const [event] = await network.client.getContractEvents({
    address: network.addresses.reservationManager,
    abi: reservationManagerAbi,
    eventName: functionName === "hold" ? "ReservationHeld" : "ReservationConfirmed",
    fromBlock: BigInt(block),
    strict: true,
  });
  if (event === undefined) throw new Error("nothing was reserved");
  return event.args.reservationId;
}

const required = (...ids: readonly bigint[]) => {
  const { client, addresses } = network;
  return requireLapsedHolds(ids, { client, addresses, to: addresses.reservationManager, data: "0x12345678" });
};

describe("requireLapsedHolds", () => {
  it("takes holds that lapsed, each once, and nothing else", async () => {
    const refused = { code: "access.relay-not-allowed" };
    await expect(required(held)).rejects.toMatchObject(refused);
    const { reservationManager: address } = network.addresses;
    const { heldUntil } = await network.client.readContract({
      address,
      abi: reservationManagerAbi,
      functionName: "reservationOf",
      args: [held],
    });
    const control = createTestClient({ mode: "anvil", transport: http(anvil.url) });
    await control.setNextBlockTimestamp({ timestamp: BigInt(heldUntil) });
    await control.mine({ blocks: 1 });
    await expect(required(held)).resolves.toBeUndefined();
    await expect(required(held, held)).rejects.toMatchObject(refused);
    await expect(required(held, confirmed)).rejects.toMatchObject(refused);
    await expect(required(held, 77n)).rejects.toMatchObject({ code: "reservation.unknown" });
    await network.reservation(borrower, "sweep", [held]);
    await expect(required(held)).rejects.toMatchObject(refused);
  });
});
