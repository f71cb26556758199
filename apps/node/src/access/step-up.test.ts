import { Role } from "@medequipshare/domain";
import {
  appointStaff,
  approveReservation,
  depositApproved,
  dismissStaff,
  reserveTogether,
  signAsAccount,
} from "@medequipshare/sdk";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { aPasskey, Says } from "../../testing/a-passkey.ts";
import {
  aPerson,
  FAR,
  FIRST_NODE,
  startTestNetwork,
  type TestNetwork,
} from "../../testing/start-test-network.ts";
import { parseConfig } from "../config/config.ts";
import { startNode } from "../process/start-node.ts";
import { createStepUp } from "./step-up.ts";

let network: TestNetwork;
beforeAll(async () => {
  network = await startTestNetwork();
}, 60_000);
afterAll(() => network?.[Symbol.asyncDispose]());

const verified = Says.present | Says.verified;
const sender = `0x${"77".repeat(20)}` as const;

async function signedBy(flags: number) {
  const { webAuthnVerifier } = network.addresses;
  const hash = `0x${"42".repeat(32)}` as const;
  const signature = await signAsAccount({ passkey: await aPasskey(flags), webAuthnVerifier, hash });
  return { sender, signature };
}

function ways() {
  const { addresses } = network;
  const approval = approveReservation.call(addresses, { reservationId: 1n });
  return {
    "an approval": approval,
    "an approval among bundled calls": reserveTogether.call(addresses, [approval.data]),
    "a deposit": depositApproved.call(addresses, { facilityId: 1, amount: 1n }),
    "a call of the token": { to: addresses.token, data: "0xa9059cbb" as const },
    "one more passkey": { to: sender, data: "0x12345678" as const },
  };
}

describe("what moves money, releases, approves or appoints", () => {
  it("is refused when the passkey did not verify its person", async () => {
    const require = createStepUp({ addresses: network.addresses, stepUp: "verified" });
    const careless = await signedBy(Says.present);
    const good = await signedBy(verified | Says.synced);
    for (const [way, call] of Object.entries(ways())) {
      expect(() => require(careless, [call]), way).toThrow(
        expect.objectContaining({ code: "access.step-up-unverified" }),
      );
      require(good, [call]);
    }
  });

  it("is refused to synchronised passkeys where the node asks for bound ones", async () => {
    const require = createStepUp({ addresses: network.addresses, stepUp: "device-bound" });
    const synced = await signedBy(verified | Says.synced);
    const bound = await signedBy(verified);
    for (const [way, call] of Object.entries(ways())) {
      expect(() => require(synced, [call]), way).toThrow(
        expect.objectContaining({ code: "access.step-up-synced" }),
      );
      require(bound, [call]);
    }
  });

  it("is refused with a signature that cannot be read", () => {
    const require = createStepUp({ addresses: network.addresses, stepUp: "verified" });
    const [call] = Object.values(ways());
    expect(() => require({ sender, signature: "0x1234" }, call === undefined ? [] : [call])).toThrow(
      expect.objectContaining({ code: "access.operation-rejected" }),
    );
  });
});

describe("a node that asks for bound passkeys", () => {
  it("sends what a bound one signed and names the act it refuses to a synchronised one", {
    timeout: 60_000,
  }, async () => {
    await using node = await startNode(
      parseConfig(network.settings(FIRST_NODE, { STEP_UP: "device-bound" })),
    );
    await network.fund(node.relayer);
    const administrator = await aPerson(network, node.url, { passkey: network.administrator });
    const passkey = await aPasskey(verified | Says.synced);
    const person = await aPerson(network, node.url, { passkey });
    await appointStaff(administrator.writer, await person.accept({ roles: Role.administrator, until: FAR }));
    const { account } = administrator;
    await expect(dismissStaff(person.writer, { account })).rejects.toMatchObject({
      code: "access.step-up-synced",
      evidence: { act: "dismissStaff" },
    });
  });
});
