import { randomBytes } from "node:crypto";
import { AppError } from "@medequipshare/domain";
import type { Address, Bytes32, Registration, RegistrationChallenge } from "@medequipshare/protocol";
import { lowerHex, type PasskeyStore, type SessionStore } from "@medequipshare/readmodel";
import { SESSION_CHALLENGE_SECONDS } from "@medequipshare/sdk";
import { type VerifiedPasskey, verifyRegistration } from "./verify-registration.ts";

export type Enrolments = {
  /** To make a passkey with, for an account, or for whoever holds an invitation. */
  challenge(account: Address | null): Promise<RegistrationChallenge>;
  /** Verifies a passkey made for a challenge. Throws access.challenge-invalid, access.registration-rejected. */
  verify(account: Address | null, asked: Registered): Promise<VerifiedPasskey>;
  /** Remembers a passkey. Throws access.passkeys-full, access.passkey-taken. */
  remember(account: Address, enrolled: VerifiedPasskey): Promise<void>;
};

type Registered = { readonly challenge: Bytes32; readonly registration: Registration };

export type EnrolmentsParameters = {
  readonly challenges: Pick<SessionStore, "putChallenge" | "takeChallenge">;
  readonly passkeys: PasskeyStore;
  readonly rpId: string;
  /** What authenticators call this node. */
  readonly rpName: string;
  readonly origins: readonly string[];
  /** Unix seconds of the wall clock. */
  readonly now: () => number;
};

const PURPOSE = "registration";
/** Passkeys of one account that a node remembers. */
const MOST_PASSKEYS = 16;

/** Passkeys that are made on the page. */
export function createEnrolments(parameters: EnrolmentsParameters): Enrolments {
  const { challenges, passkeys, rpId, rpName, origins, now } = parameters;
  return {
    async challenge(account) {
      const challenge: Bytes32 = `0x${randomBytes(32).toString("hex")}`;
      const expiresAt = now() + SESSION_CHALLENGE_SECONDS;
      await challenges.putChallenge({ challenge, account, purpose: PURPOSE, expiresAt });
      return { challenge, rpId, rpName, expiresAt };
    },
    async verify(account, { challenge, registration }) {
      const taken = await challenges.takeChallenge(challenge, now());
      if (taken === undefined || taken.purpose !== PURPOSE || taken.account !== account)
        throw new AppError("access.challenge-invalid");
      return verifyRegistration({ challenge, registration, rpId, origins });
    },
    async remember(account, { credentialId, passkey }) {
      if ((await passkeys.countOf(account)) >= MOST_PASSKEYS)
        throw new AppError("access.passkeys-full", { account, limit: MOST_PASSKEYS });
      const row = { credentialId, account: lowerHex(account), ...passkey, enrolledAt: now() };
      if (!(await passkeys.put(row))) throw new AppError("access.passkey-taken");
    },
  };
}
