import { AppError } from "../error/app-error.ts";
import type { UnixSeconds } from "../reservation/time-slot.ts";
import { hexBytes, joinBytes, unsignedBytes } from "./bytes.ts";
import type { StatementPlace } from "./encode-meter-reading.ts";

const DOMAIN = "MEDEQUIPSHARE/BREAK-GLASS/1";

/** A lock's statement that it was opened without a grant. */
export type BreakGlass = {
  readonly unitId: number;
  /** How often the lock had started. */
  readonly bootCount: number;
  /** Counts the openings without a grant over the lock's life. */
  readonly sequence: number;
  /** By the lock's clock; 0 when it had none. */
  readonly openedAt: UnixSeconds;
};

/**
 * The bytes a lock signs (ES256: ECDSA on P-256 over their SHA-256), as the on-chain CheckoutDesk rebuilds them:
 * `"MEDEQUIPSHARE/BREAK-GLASS/1" | chain id (32) | contract (20) | unit (4) | boot count (4) | sequence (4) |
 * opened at (5)`, big-endian, without padding: 96 bytes. Throws usage.break-glass-malformed.
 */
export function encodeBreakGlass(opening: BreakGlass, place: StatementPlace): Uint8Array<ArrayBuffer> {
  const fixed = (field: string, value: number, length: number): Uint8Array =>
    (Number.isInteger(value) ? unsignedBytes(BigInt(value), length) : undefined) ??
    refuse(field, value, `it must be a whole number of at most ${length} bytes`);
  return joinBytes([
    new TextEncoder().encode(DOMAIN),
    fixed("chainId", place.chainId, 32),
    hexBytes(place.contract, 20) ?? refuse("contract", place.contract, "it must be an address"),
    fixed("unitId", opening.unitId, 4),
    fixed("bootCount", opening.bootCount, 4),
    fixed("sequence", opening.sequence, 4),
    fixed("openedAt", opening.openedAt, 5),
  ]);
}

function refuse(field: string, value: number | string, problem: string): never {
  throw new AppError("usage.break-glass-malformed", { field, value, problem });
}
