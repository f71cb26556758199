import { reservationManagerAbi } from "@medequipshare/contracts";
import { type Address, encodeErrorResult, type Hex, keccak256, toHex, zeroHash } from "viem";
import { describe, expect, it } from "vitest";
import type { Delivery, OperationRelay } from "./operation-relay.ts";
import { passkeySender } from "./passkey-sender.ts";
import { createSoftwarePasskey, softwarePasskey } from "./software-passkey.ts";
import { buildUserOperation, hashUserOperation, type UserOperation } from "./user-operation.ts";

const at = (digit: string): Address => `0x${digit.repeat(40)}`;
const addresses = { chainId: 31337, webAuthnVerifier: at("a"), accountFactory: at("b") };
const account = at("c");
const call = { to: at("d"), data: "0x12345678", functionName: "act" } as const;
const included: Delivery = {
  status: "included",
  transactionHash: zeroHash,
  blockNumber: 5,
  gasUsed: 9n,
  success: true,
  revertData: null,
  logs: [],
};

const slotTaken = encodeErrorResult({
  abi: reservationManagerAbi,
  errorName: "ReservationSlotTaken",
  args: [1, 100, 200],
});

type Tampering = {
  operation?: Partial<UserOperation>;
  hash?: Hex;
  delivery?: Partial<Delivery>;
  timeoutSeconds?: number;
};

async function sending({ operation, hash, delivery, timeoutSeconds }: Tampering = {}) {
  const submitted: UserOperation[] = [];
  const deliveries: Delivery[] = [];
  const operations: OperationRelay = {
    async prepare({ body }) {
      const built = buildUserOperation({
        account: body.account,
        nonce: 0n,
        calls: body.calls,
        callGasLimit: 1n,
        verificationGasLimit: 1n,
      });
      const userOperation = { ...built, ...operation };
      return { userOperation, hash: hash ?? hashUserOperation(userOperation, addresses.chainId) };
    },
    async submit({ body }) {
      submitted.push(body.userOperation);
      return { ...included, ...delivery, hash: zeroHash };
    },
    async get({ params }) {
      deliveries.push(included);
      return { ...included, hash: params.hash };
    },
  };
  const passkey = await softwarePasskey(await createSoftwarePasskey("localhost"));
  const sender = passkeySender({ operations, addresses, passkey, account, pollMs: 1, timeoutSeconds });
  return { send: () => sender.send([call]), submitted, deliveries };
}

describe("passkeySender", () => {
  describe("given an honest node", () => {
    it("signs the prepared operation and gives the receipt", async () => {
      const { send, submitted } = await sending();
      await expect(send()).resolves.toMatchObject({ hash: zeroHash, blockNumber: 5n, gasUsed: 9n });
      expect(submitted[0]?.signature.length).toBeGreaterThan(600);
    });

    it("asks again until the operation is final", async () => {
      const { send, deliveries } = await sending({ delivery: { status: "queued", success: null } });
      await expect(send()).resolves.toMatchObject({ blockNumber: 5n });
      expect(deliveries).toHaveLength(1);
    });

    it("throws the contract's refusal", async () => {
      const refused = { status: "failed", success: false, revertData: keccak256(toHex("x")) } as const;
      const { send } = await sending({ delivery: refused });
      await expect(send()).rejects.toMatchObject({ code: "chain.reverted" });
    });

    it.each([
      [
        "lost its time",
        { status: "failed", success: false, revertData: slotTaken },
        "reservation.slot-taken",
      ],
      ["is not included in time", { status: "queued", success: null }, "chain.outpaced"],
    ] as const)("names what is free instead when the act %s", async (_what, delivery, code) => {
      const alternatives = [[2, 100, 200]] as const;
      const { send } = await sending({ delivery: { ...delivery, alternatives }, timeoutSeconds: -1 });
      await expect(send()).rejects.toMatchObject({ code, evidence: { alternatives } });
    });
  });

  describe("given a node that asks to sign something else", () => {
    it.each([
      ["sender", { operation: { sender: at("e") } }],
      ["callData", { operation: { callData: "0xdeadbeef" } }],
      ["factory", { operation: { factory: at("e"), factoryData: "0x00" } }],
      ["hash", { hash: keccak256("0x01") }],
    ] as const)("signs nothing when %s differs", async (field, tampering) => {
      const { send, submitted } = await sending(tampering);
      await expect(send()).rejects.toMatchObject({ code: "access.operation-altered", evidence: { field } });
      expect(submitted).toHaveLength(0);
    });
  });
});
