/**
 * How a session was proved: by a passkey that never leaves its authenticator, by one that is synchronised, by a wallet;
 * or by the hospital's own directory, which proves nothing to the chain, so that the session only reads.
 */
export type AssuranceLevel = "device-bound" | "synced" | "wallet" | "directory";

/** How long a session lasts at most, and how long without use. */
export type SessionLimits = { readonly minutes: number; readonly idleMinutes: number };

/**
 * NIST SP 800-63B-4: 2.3.3 for a key that cannot leave its authenticator (AAL3), 2.2.3 for one that is synchronised
 * (AAL2). Of a wallet nobody knows how it is kept, so it gets no longer than a synchronised passkey. Nor is an
 * authenticator asked for an attestation: a device-bound passkey gets the limits of AAL3, and no more is claimed of it.
 * What a directory asks for is its own affair: a session by it lasts one working shift.
 */
export const sessionLimits: Readonly<Record<AssuranceLevel, SessionLimits>> = {
  "device-bound": { minutes: 12 * 60, idleMinutes: 15 },
  synced: { minutes: 24 * 60, idleMinutes: 60 },
  wallet: { minutes: 24 * 60, idleMinutes: 60 },
  directory: { minutes: 8 * 60, idleMinutes: 15 },
};

/** For how long a proof of who somebody is counts where a session alone gives power. */
export const RECENT_PROOF_MINUTES = 5;

/** The limits of a level, or lower ones where somebody sets them. */
export function limitsOf(
  level: AssuranceLevel,
  most: { [Name in keyof SessionLimits]?: number | undefined } = {},
): SessionLimits {
  const { minutes, idleMinutes } = sessionLimits[level];
  return {
    minutes: Math.min(minutes, most.minutes ?? minutes),
    idleMinutes: Math.min(idleMinutes, most.idleMinutes ?? idleMinutes),
  };
}
