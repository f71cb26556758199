import { describe, expect, it } from "vitest";
import { loanSteps } from "./loan-steps.ts";

const BORROWER = 9;
const hash = "0x00" as const;

function aHandover(receiverId: number, signedAt: number) {
  return {
    sequence: 0,
    releaserId: 1,
    receiverId,
    releasedBy: hash,
    receivedBy: hash,
    loanPack: hash,
    meterSequence: 0,
    runSeconds: 0n,
    signedAt,
    handoverHash: hash,
    recordedAt: signedAt,
  };
}

const loan = {
  handovers: [aHandover(30, 10), aHandover(BORROWER, 20), aHandover(1, 90)],
  receivedFrom: null,
  handedOn: null,
  inspected: true,
  pickedUpAt: 10,
  returnedAt: 91,
  openingSeconds: 0n,
  closingSeconds: 1n,
  grants: [{ operator: hash, lockNonce: hash, grantedAt: 40 }],
};

describe("loanSteps", () => {
  it("orders hand-overs, check-outs and the return by time", () => {
    const kinds = loanSteps({ ...loan, inspected: false }, BORROWER).map(({ kind }) => kind);
    expect(kinds).toEqual(["handover", "handover", "granted", "handover", "returned"]);
  });

  it("puts the inspection behind the arrival at the borrower", () => {
    expect(loanSteps(loan, BORROWER)[2]?.kind).toBe("inspected");
  });

  describe("given a loan that was handed on", () => {
    const handOn = {
      fromReservationId: 5n,
      toReservationId: 6n,
      ownerId: 1,
      consentedBy: hash,
      handOnHash: "0x0a",
      recordedAt: 90,
      transactionHash: hash,
    } as const;
    const last = { ...aHandover(11, 90), handoverHash: handOn.handOnHash };
    const endings = (steps: ReturnType<typeof loanSteps>) =>
      steps.flatMap((step) => (step.kind === "handover" ? [[step.receivedFrom, step.handedOnTo]] : []));

    it("ends with the next borrower and does not say that the unit came back", () => {
      const steps = loanSteps(
        { ...loan, handovers: [aHandover(BORROWER, 10), last], handedOn: handOn },
        BORROWER,
      );
      expect(steps.at(-1)?.kind).toBe("handover");
      expect(endings(steps)).toEqual([
        [undefined, undefined],
        [undefined, 6n],
      ]);
    });

    it("begins, for the next borrower, with the one before", () => {
      const begun = { ...loan, handovers: [last], receivedFrom: handOn, returnedAt: null };
      expect(endings(loanSteps(begun, 11))).toEqual([[5n, undefined]]);
    });
  });
});
