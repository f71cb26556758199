import type { RoleBits, TokenUnits, UnixSeconds } from "@medequipshare/domain";
import type { Address, Hex } from "viem";
import type { P256PublicKey } from "../access/p256-key.ts";
import { defineAct } from "../chain/define-act.ts";
import { passkeyCoordinates } from "./membership-application.ts";

export type Appointment = {
  readonly account: Address;
  readonly roles: RoleBits;
  /** End of the appointment. */
  readonly until: UnixSeconds;
  /** The person's passkey; absent for a plain wallet. */
  readonly passkey?: P256PublicKey | undefined;
};
export type AcceptedAppointment = Appointment & {
  /** The person's signature over these terms, see {@link signAcceptance}; absent when the sender appoints itself. */
  readonly acceptance?: Hex | undefined;
};
export type AttestFacilityParameters = {
  readonly facilityId: number;
  readonly licensedUntil: UnixSeconds;
  readonly insuredUntil: UnixSeconds;
  /** Insured amount. */
  readonly cover: TokenUnits;
  /** Digest of the evidence document that was reviewed. */
  readonly evidence: Hex;
};
/** The master agreement under which one facility may borrow from another. */
export type MasterAgreement = {
  readonly ownerId: number;
  readonly borrowerId: number;
  readonly from: UnixSeconds;
  /** At least 365 days after `from`. */
  readonly until: UnixSeconds;
  /** Digest of the encrypted agreement. */
  readonly document: Hex;
  /** Digest of the price schedule. */
  readonly priceSchedule: Hex;
};

/**
 * Appoints or changes a member of staff, whose account is made already and who has accepted. The sender is an
 * administrator.
 */
export const appoint = defineAct({
  peer: "facilityRegistry",
  call: "appoint",
  stepsUp: true,
  args: ({ account, roles, until, passkey, acceptance = "0x" }: AcceptedAppointment) => {
    const { x, y } = passkeyCoordinates(passkey);
    return [account, roles, until, x, y, acceptance];
  },
});

/** A reviewer states what the evidence shows, see {@link attestFacility}. */
export const attest = defineAct({
  peer: "facilityRegistry",
  call: "attest",
  stepsUp: true,
  args: ({ facilityId, ...attestation }: AttestFacilityParameters) => [facilityId, attestation],
});

/** Signs an agreement for the sender's facility, see {@link signAgreement}. */
export const agree = defineAct({
  peer: "facilityRegistry",
  call: "signAgreement",
  stepsUp: true,
  args: (agreement: MasterAgreement) => [agreement],
});
