import { reservationManagerAbi } from "@medequipshare/contracts";
import { errorCatalogue, errorCodeOf, isErrorCode } from "@medequipshare/domain";
import { encodeErrorResult, stringToHex, toHex } from "viem";
import { entryPoint08Abi } from "viem/account-abstraction";
import { describe, expect, it } from "vitest";
import { decodeRevert } from "./decode-revert.ts";
import { ownErrorsAbi } from "./network-errors-abi.ts";

const slotTaken = encodeErrorResult({
  abi: reservationManagerAbi,
  errorName: "ReservationSlotTaken",
  args: [7, 3600, 7200],
});

describe("decodeRevert", () => {
  describe("given an error of a peer", () => {
    it("names its code and its arguments", () => {
      expect(decodeRevert(slotTaken)).toMatchObject({
        code: "reservation.slot-taken",
        evidence: { unitId: 7, startsAt: 3600, endsAt: 7200 },
      });
    });
  });

  describe("given an EntryPoint refusal", () => {
    it("gives the failure inside it", () => {
      const data = encodeErrorResult({
        abi: entryPoint08Abi,
        errorName: "FailedOpWithRevert",
        args: [0n, "AA33 reverted", slotTaken],
      });
      expect(decodeRevert(data)).toMatchObject({ code: "reservation.slot-taken" });
    });

    it.each([
      ["AA24 signature error", "access.signature-refused", false],
      ["AA25 invalid account nonce", "access.operation-outdated", true],
      ["AA21 didn't pay prefund", "access.operation-refused", false],
    ])("tells %s from others", (reason, code, retryable) => {
      const data = encodeErrorResult({ abi: entryPoint08Abi, errorName: "FailedOp", args: [0n, reason] });
      expect(decodeRevert(data)).toMatchObject({ code, retryable, evidence: { reason } });
    });
  });

  describe("given what nobody named", () => {
    it.each([
      ["nothing", "0x", "0x"],
      ["an unknown selector", "0xdeadbeef", "0xdeadbeef"],
      ["a panic", `0x4e487b71${toHex(17, { size: 32 }).slice(2)}`, "Panic(17)"],
      ["a library's error", encodeErrorResult({ abi: ownErrorsAbi, errorName: "FailedCall" }), "FailedCall"],
    ] as const)("keeps %s as evidence", (_what, data, told) => {
      expect(decodeRevert(data)).toMatchObject({ code: "chain.reverted", evidence: { data: told } });
    });

    it("keeps a reason in words", () => {
      const reason = stringToHex("late", { size: 32 }).slice(2);
      const words = [32n, 4n].map((word) => toHex(word, { size: 32 }).slice(2)).join("");
      expect(decodeRevert(`0x08c379a0${words}${reason}`)).toMatchObject({
        evidence: { data: "Error(late)" },
      });
    });
  });
});

describe("the errors of the contracts", () => {
  /** Errors that OpenZeppelin's libraries declare; they mean a defect or a foreign token, not a refusal of ours. */
  const fromLibraries =
    /^(AddressEmptyCode|ERC\d+|MultiSignerERC7913|SafeERC20|SafeCast|ECDSA|ReentrancyGuard|(Account|Unsupported)[UE]|(Failed|InvalidInit|InvalidShort|InvalidAccount|NotInit|OutOfRange|StringToo|InsufficientBalance))/;
  const ours = ownErrorsAbi.filter(({ name }) => !fromLibraries.test(name));

  it("are many", () => {
    expect(ours.length).toBeGreaterThan(70);
  });

  it.each(ours.map((error) => [error.name, error] as const))("%s has a message and a hint", (name, error) => {
    const code = errorCodeOf(name);
    if (!isErrorCode(code)) throw new Error(`${code} has no descriptor`);
    const { template, hint } = errorCatalogue[code];
    const placeholders = [...template.matchAll(/\{(\w+)\}/g)].map((match) => match[1]);
    expect(error.inputs.map((input) => input.name)).toEqual(expect.arrayContaining(placeholders));
    expect(hint).not.toBe("");
  });
});
