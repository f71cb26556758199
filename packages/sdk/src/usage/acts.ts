import type { P256PublicKey } from "../access/p256-key.ts";
import type { Assertion } from "../access/passkey.ts";
import { defineAct } from "../chain/define-act.ts";
import type { CheckOutRequest } from "./check-out-request.ts";
import type { SignedPresence } from "./sign-presence.ts";
import type { SignedReading } from "./sign-reading.ts";

/** A unit's meter or lock with its key. */
export type UnitKey = { readonly unitId: number; readonly key: P256PublicKey };
export type CheckOutParameters = {
  readonly request: CheckOutRequest;
  /** The lock's statement about this operator, with the request's nonce. */
  readonly presence: SignedPresence;
  /** The operator's, over the request. */
  readonly assertion: Assertion;
};

/** Proposes a meter's key, which will sign under the `epoch` told. The sender is a biomedical engineer of the owner. */
export const proposeMeter = defineAct({
  peer: "usageMeter",
  call: "proposeMeter",
  args: ({ unitId, key }: UnitKey) => [unitId, key.x, key.y],
  tells: "MeterProposed",
});

/**
 * Confirms, as a second facility that saw the meter, the very key proposed; its `epoch` is in force from then on. The
 * sender is biomedical of another facility.
 */
export const enrolMeter = defineAct({
  peer: "usageMeter",
  call: "enrolMeter",
  stepsUp: true,
  args: ({ unitId, key }: UnitKey) => [unitId, key.x, key.y],
  tells: "MeterEnrolled",
});

/** Brings a signed reading on chain. Anyone may send it. */
export const acceptReading = defineAct({
  peer: "usageMeter",
  call: "accept",
  args: ({ reading, signature }: SignedReading) => [reading, signature.r, signature.s],
  relayed: true,
});

/** Proposes the key of a unit's lock. The sender is a biomedical engineer of the owner, which holds the unit. */
export const proposeLock = defineAct({
  peer: "checkoutDesk",
  call: "proposeLock",
  args: ({ unitId, key }: UnitKey) => [unitId, key.x, key.y],
});

/**
 * Confirms, as a second facility that saw the lock, the very key proposed. The sender is biomedical of another
 * facility than the owner, which holds the unit.
 */
export const enrolLock = defineAct({
  peer: "checkoutDesk",
  call: "enrolLock",
  stepsUp: true,
  args: ({ unitId, key }: UnitKey) => [unitId, key.x, key.y],
});

/** Grants the operator access to the unit for the rest of the loan. Anyone may send it. */
export const checkOut = defineAct({
  peer: "checkoutDesk",
  call: "checkOut",
  args: ({ request, presence, assertion }: CheckOutParameters) => {
    const { r, s } = presence.signature;
    return [request, { issuedAt: presence.presence.issuedAt, r, s }, assertion];
  },
  relayed: true,
});
