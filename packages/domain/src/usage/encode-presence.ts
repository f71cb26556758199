import { AppError } from "../error/app-error.ts";
import type { UnixSeconds } from "../reservation/time-slot.ts";
import { type Hex, hexBytes, joinBytes, unsignedBytes } from "./bytes.ts";
import type { StatementPlace } from "./encode-meter-reading.ts";

const DOMAIN = "MEDEQUIPSHARE/PRESENCE/1";

/** A lock's statement that an operator stands at its unit. */
export type Presence = {
  readonly unitId: number;
  /** The operator's account. */
  readonly operator: Hex;
  /** 32 fresh random bytes of the lock. */
  readonly nonce: Hex;
  /** By the lock's clock; the statement counts for five minutes. */
  readonly issuedAt: UnixSeconds;
};

/**
 * The bytes a lock signs (ES256: ECDSA on P-256 over their SHA-256), as the on-chain CheckoutDesk rebuilds them:
 * `"MEDEQUIPSHARE/PRESENCE/1" | chain id (32) | contract (20) | unit (4) | operator (20) | nonce (32) |
 * issued at (5)`, big-endian, without padding: 137 bytes. Throws usage.presence-malformed.
 */
export function encodePresence(presence: Presence, place: StatementPlace): Uint8Array<ArrayBuffer> {
  const fixed = (field: string, value: number, length: number): Uint8Array =>
    (Number.isInteger(value) ? unsignedBytes(BigInt(value), length) : undefined) ??
    refuse(field, value, `it must be a whole number of at most ${length} bytes`);
  const bytes = (field: string, value: Hex, length: number): Uint8Array =>
    hexBytes(value, length) ?? refuse(field, value, `it must be ${length} bytes in hexadecimal`);
  return joinBytes([
    new TextEncoder().encode(DOMAIN),
    fixed("chainId", place.chainId, 32),
    bytes("contract", place.contract, 20),
    fixed("unitId", presence.unitId, 4),
    bytes("operator", presence.operator, 20),
    bytes("nonce", presence.nonce, 32),
    fixed("issuedAt", presence.issuedAt, 5),
  ]);
}

function refuse(field: string, value: number | string, problem: string): never {
  throw new AppError("usage.presence-malformed", { field, value, problem });
}
