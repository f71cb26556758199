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
});
