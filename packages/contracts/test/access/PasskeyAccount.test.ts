import assert from "node:assert/strict";
import { before, describe, it } from "node:test";
import { network } from "hardhat";
import {
  type Address,
  concat,
  encodeAbiParameters,
  encodeFunctionData,
  type Hex,
  keccak256,
  numberToHex,
  pad,
  parseEventLogs,
  stringToHex,
  toBytes,
  toHex,
} from "viem";
import { entryPoint08Abi } from "viem/account-abstraction";
import { encodeCalls } from "viem/experimental/erc7821";
import { deployEntryPoint, entryPointAddress } from "../../tools/entry-point.ts";
import { createKey, type Key } from "../../tools/gas/key.ts";

const { viem, networkHelpers } = await network.create();
const reader = await viem.getPublicClient();
const bundler = await firstWallet();

/** Runtime code of the CREATE2 deployer that other networks have. */
const create2Deployer =
  "0x7fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffe03601600081602082378035828234f58015156039578182fd5b8082525050506014600cf3";
const empty: Hex = "0x";

const factory = await viem.deployContract("PasskeyAccountFactory");
const dollar = await viem.deployContract("DemoDollar", [[]]);
const verifier = await factory.read.webAuthnVerifier();
const entryPoint = { address: entryPointAddress, abi: entryPoint08Abi } as const;

async function firstWallet() {
  const [wallet] = await viem.getWalletClients();
  if (!wallet) throw new Error("no account");
  return wallet;
}

interface Call {
  readonly target: Address;
  readonly value: bigint;
  readonly callData: Hex;
}

const signerOf = (key: Key): Hex => toHex(toBytes(concat([verifier, key.x, key.y])));
const approve = (amount: bigint): Call => {
  const data = { abi: dollar.abi, functionName: "approve", args: [bundler.account.address, amount] } as const;
  return { target: dollar.address, value: 0n, callData: encodeFunctionData(data) };
};

/** ERC-7821 batch. */
async function execution(calls: readonly Call[]): Promise<Hex> {
  const data = encodeCalls(
    calls.map(({ target, value, callData }) => ({ to: target, value, data: callData })),
  );
  const { abi } = await viem.getContractAt("PasskeyAccount", factory.address);
  return encodeFunctionData({ abi, functionName: "execute", args: [pad("0x01", { dir: "right" }), data] });
}

interface Operation {
  readonly sender: Address;
  readonly nonce: bigint;
  readonly initCode: Hex;
  readonly callData: Hex;
  readonly accountGasLimits: Hex;
  readonly preVerificationGas: bigint;
  readonly gasFees: Hex;
  readonly paymasterAndData: Hex;
  readonly signature: Hex;
}

/** An operation of the account with these first signers, paid by nobody: its fee is zero. */
async function operation(
  keys: readonly Key[],
  threshold: bigint,
  calls: readonly Call[],
): Promise<Operation> {
  const signers = keys.map(signerOf);
  const sender = await factory.read.predict([signers, threshold]);
  const exists = (await reader.getCode({ address: sender })) !== undefined;
  const create = { abi: factory.abi, functionName: "create", args: [signers, threshold] } as const;
  return {
    sender,
    nonce: await reader.readContract({ ...entryPoint, functionName: "getNonce", args: [sender, 0n] }),
    initCode: exists ? empty : concat([factory.address, encodeFunctionData(create)]),
    callData: await execution(calls),
    accountGasLimits: concat([numberToHex(1_500_000n, { size: 16 }), numberToHex(500_000n, { size: 16 })]),
    preVerificationGas: 0n,
    gasFees: pad(empty, { size: 32 }),
    paymasterAndData: empty,
    signature: empty,
  };
}

function flatAssertion(key: Key, challenge: Hex, withoutVerification = false): Hex {
  const { r, s, challengeIndex, typeIndex, authenticatorData, clientDataJSON } = key.assert(
    challenge,
    withoutVerification,
  );
  const types = ["bytes32", "bytes32", "uint256", "uint256", "bytes", "string"].map((type) => ({ type }));
  return encodeAbiParameters(types, [r, s, challengeIndex, typeIndex, authenticatorData, clientDataJSON]);
}

/** Signatures of several signers, in the order their hashes have. */
function multiSignature(keys: readonly Key[], challenge: Hex, withoutVerification = false): Hex {
  const sorted = keys.toSorted((a, b) => (keccak256(signerOf(a)) < keccak256(signerOf(b)) ? -1 : 1));
  const signatures = sorted.map((key) => flatAssertion(key, challenge, withoutVerification));
  return encodeAbiParameters([{ type: "bytes[]" }, { type: "bytes[]" }], [sorted.map(signerOf), signatures]);
}

async function sign(
  unsigned: Operation,
  keys: readonly Key[],
  withoutVerification = false,
): Promise<Operation> {
  const hash = await reader.readContract({ ...entryPoint, functionName: "getUserOpHash", args: [unsigned] });
  return { ...unsigned, signature: multiSignature(keys, hash, withoutVerification) };
}

async function submit(signed: Operation) {
  const call = {
    ...entryPoint,
    functionName: "handleOps",
    args: [[signed], bundler.account.address],
  } as const;
  const hash = await bundler.sendTransaction({
    to: entryPointAddress,
    data: encodeFunctionData(call),
    gas: 5_000_000n,
  });
  const { logs } = await reader.waitForTransactionReceipt({ hash });
  const [event] = parseEventLogs({ abi: entryPoint08Abi, logs, eventName: "UserOperationEvent" });
  return { success: event?.args.success, logs };
}

/** Matches a named error, or an EntryPoint code (AA24 and the like) within the bytes that came back. */
const refused = (code: string) => (error: unknown) =>
  error instanceof Error &&
  (error.message.includes(code) || error.message.includes(stringToHex(code).slice(2)));

before(async () => {
  await networkHelpers.setCode("0x4e59b44847b379578588920ca78fbf26c0b4956c", create2Deployer);
  await deployEntryPoint({
    codeAt: (address) => reader.getCode({ address }),
    async send(transaction) {
      await reader.waitForTransactionReceipt({ hash: await bundler.sendTransaction(transaction) });
    },
  });
});

describe("PasskeyAccount", () => {
  describe("given an account that does not exist yet and holds nothing", () => {
    it("is created and acts in its first operation", async () => {
      const key = createKey();
      const unsigned = await operation([key], 1n, [approve(5n), approve(7n)]);
      const { success, logs } = await submit(await sign(unsigned, [key]));
      assert.equal(success, true);
      assert.equal(await dollar.read.allowance([unsigned.sender, bundler.account.address]), 7n);
      assert.equal(await reader.getBalance({ address: unsigned.sender }), 0n);
      const [created] = parseEventLogs({ abi: factory.abi, logs, eventName: "PasskeyAccountCreated" });
      assert.equal(created?.args.account, unsigned.sender);
      assert.deepEqual(created?.args.signers, [signerOf(key)]);
    });

    it("is returned when somebody created it before", async () => {
      const signers = [signerOf(createKey())];
      await factory.write.create([signers, 1n]);
      const account = await factory.read.predict([signers, 1n]);
      assert.equal(await factory.simulate.create([signers, 1n]).then(({ result }) => result), account);
    });

    it("has another address for other signers and another threshold", async () => {
      const [a, b] = [signerOf(createKey()), signerOf(createKey())];
      const addresses = await Promise.all([
        factory.read.predict([[a], 1n]),
        factory.read.predict([[b], 1n]),
        factory.read.predict([[a, b], 1n]),
        factory.read.predict([[a, b], 2n]),
      ]);
      assert.equal(new Set(addresses).size, 4);
    });
  });

  describe("given an operation that its passkey did not sign as it is", () => {
    const key = createKey();

    it("refuses another passkey", async () => {
      const unsigned = await operation([key], 1n, [approve(1n)]);
      await assert.rejects(async () => submit(await sign(unsigned, [createKey()])), refused("AA24"));
    });

    it("refuses changed calls", async () => {
      const signed = await sign(await operation([key], 1n, [approve(1n)]), [key]);
      const changed = { ...signed, callData: await execution([approve(2n)]) };
      await assert.rejects(submit(changed), refused("AA24"));
    });

    it("refuses an assertion without user verification", async () => {
      const unsigned = await operation([key], 1n, [approve(1n)]);
      await assert.rejects(async () => submit(await sign(unsigned, [key], true)), refused("AA24"));
    });

    it("refuses the same operation twice", async () => {
      const signed = await sign(await operation([key], 1n, [approve(1n)]), [key]);
      await submit(signed);
      await assert.rejects(submit({ ...signed, initCode: empty }), refused("AA25"));
    });
  });

  describe("given a call that reverts", () => {
    it("includes the operation as failed and keeps the reason", async () => {
      const key = createKey();
      const transfer = {
        abi: dollar.abi,
        functionName: "transfer",
        args: [bundler.account.address, 1n],
      } as const;
      const broke = { target: dollar.address, value: 0n, callData: encodeFunctionData(transfer) };
      const unsigned = await operation([key], 1n, [approve(9n), broke]);
      const { success, logs } = await submit(await sign(unsigned, [key]));
      assert.equal(success, false);
      const [reason] = parseEventLogs({ abi: entryPoint08Abi, logs, eventName: "UserOperationRevertReason" });
      assert.ok(reason?.args.revertReason.startsWith("0xe450d38c"), "ERC20InsufficientBalance");
      assert.equal(await dollar.read.allowance([unsigned.sender, bundler.account.address]), 0n);
    });
  });

  describe("given a second passkey", () => {
    const first = createKey();
    const second = createKey();
    const manage = async (
      functionName: "addSigners" | "removeSigners",
      keys: readonly Key[],
    ): Promise<Call> => {
      const { abi } = await viem.getContractAt("PasskeyAccount", factory.address);
      const target = await factory.read.predict([[signerOf(first)], 1n]);
      return {
        target,
        value: 0n,
        callData: encodeFunctionData({ abi, functionName, args: [keys.map(signerOf)] }),
      };
    };

    it("lets the second act, and even remove the first", async () => {
      const added = await operation([first], 1n, [await manage("addSigners", [second])]);
      assert.equal((await submit(await sign(added, [first]))).success, true);
      const removed = await operation([first], 1n, [await manage("removeSigners", [first])]);
      assert.equal((await submit(await sign(removed, [second]))).success, true);
      const late = await operation([first], 1n, [approve(1n)]);
      await assert.rejects(async () => submit(await sign(late, [first])), refused("AA24"));
    });

    it("asks for both where the threshold is two", async () => {
      const unsigned = await operation([first, second], 2n, [approve(3n)]);
      await assert.rejects(async () => submit(await sign(unsigned, [first])), refused("AA24"));
      await assert.rejects(async () => submit(await sign(unsigned, [first, first])), refused("AA24"));
      assert.equal((await submit(await sign(unsigned, [first, second]))).success, true);
    });

    it("cannot reach a threshold beyond its signers", async () => {
      await assert.rejects(factory.write.create([[signerOf(first)], 2n]), refused("UnreachableThreshold"));
    });
  });

  describe("given a caller that is not the EntryPoint", () => {
    it("refuses to execute, to change signers and to be initialised again", async () => {
      const key = createKey();
      const signers = [signerOf(key)];
      await factory.write.create([signers, 1n]);
      const account = await viem.getContractAt("PasskeyAccount", await factory.read.predict([signers, 1n]));
      await assert.rejects(
        account.write.execute([pad("0x01", { dir: "right" }), empty]),
        refused("AccountUnauthorized"),
      );
      await assert.rejects(
        account.write.addSigners([[signerOf(createKey())]]),
        refused("AccountUnauthorized"),
      );
      await assert.rejects(account.write.setThreshold([1n]), refused("AccountUnauthorized"));
      await assert.rejects(account.write.initialize([signers, 1n]), refused("InvalidInitialization"));
    });

    it("finds the implementation locked", async () => {
      const implementation = await viem.deployContract("PasskeyAccount");
      await assert.rejects(
        implementation.write.initialize([[signerOf(createKey())], 1n]),
        refused("InvalidInitialization"),
      );
    });
  });

  describe("given a message to sign (ERC-1271 by ERC-7739)", () => {
    const digest = keccak256(stringToHex("hand-over"));
    it("accepts its passkey's signature and no other's", async () => {
      const key = createKey();
      await factory.write.create([[signerOf(key)], 1n]);
      const account = await viem.getContractAt(
        "PasskeyAccount",
        await factory.read.predict([[signerOf(key)], 1n]),
      );
      const challenge = challengeOf(account.address);
      assert.equal(
        await account.read.isValidSignature([digest, multiSignature([key], challenge)]),
        "0x1626ba7e",
      );
      assert.equal(
        await account.read.isValidSignature([digest, multiSignature([createKey()], challenge)]),
        "0xffffffff",
      );
      assert.equal(
        await account.read.isValidSignature([digest, multiSignature([key], digest)]),
        "0xffffffff",
      );
    });

    /** What the passkey signs: ERC-7739 puts the digest into PersonalSign as the hash of `prefixed`. */
    function challengeOf(account: Address): Hex {
      const separator = keccak256(
        encodeAbiParameters(
          ["bytes32", "bytes32", "bytes32", "uint256", "address"].map((type) => ({ type })),
          [
            keccak256(
              toHex("EIP712Domain(string name,string version,uint256 chainId,address verifyingContract)"),
            ),
            keccak256(toHex("PasskeyAccount")),
            keccak256(toHex("1")),
            BigInt(reader.chain.id),
            account,
          ],
        ),
      );
      const struct = keccak256(
        encodeAbiParameters(
          [{ type: "bytes32" }, { type: "bytes32" }],
          [keccak256(toHex("PersonalSign(bytes prefixed)")), digest],
        ),
      );
      return keccak256(concat(["0x1901", separator, struct]));
    }
  });
});
