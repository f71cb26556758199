import { AppError } from "../error/app-error.ts";
import { type Hex, hexBytes, joinBytes, unsignedBytes } from "./bytes.ts";
import type { MeterReading } from "./meter-reading.ts";

const DOMAIN = "MEDEQUIPSHARE/READING/1";

/** Where a signed statement counts: one contract on one chain. */
export type StatementPlace = { readonly chainId: number; readonly contract: Hex };

/**
 * The bytes a meter signs (ES256: ECDSA on P-256 over their SHA-256), as the on-chain UsageMeter rebuilds them:
 * `"MEDEQUIPSHARE/READING/1" | chain id (32) | contract (20) | unit (4) | epoch (4) | sequence (4) | taken at (5) |
 * run seconds (8) | cycles (8)`, big-endian, without padding: 108 bytes. Throws usage.reading-malformed for a field
 * that does not fit.
 */
export function encodeMeterReading(reading: MeterReading, place: StatementPlace): Uint8Array<ArrayBuffer> {
  const fixed = (field: string, value: number | bigint, length: number): Uint8Array => {
    const bytes =
      Number.isInteger(value) || typeof value === "bigint" ? unsignedBytes(BigInt(value), length) : undefined;
    return bytes ?? refuse(field, value, `it must be a whole number of at most ${length} bytes`);
  };
  return joinBytes([
    new TextEncoder().encode(DOMAIN),
    fixed("chainId", place.chainId, 32),
    hexBytes(place.contract, 20) ?? refuse("contract", place.contract, "it must be an address"),
    fixed("unitId", reading.unitId, 4),
    fixed("epoch", reading.epoch, 4),
    fixed("sequence", reading.sequence, 4),
    fixed("takenAt", reading.takenAt, 5),
    fixed("runSeconds", reading.runSeconds, 8),
    fixed("cycles", reading.cycles, 8),
  ]);
}

function refuse(field: string, value: number | bigint | string, problem: string): never {
  throw new AppError("usage.reading-malformed", { field, value, problem });
}
