import { z } from "zod";
import { bytes32, decimal, id32, unixSeconds } from "../wire/scalars.ts";

/** What travels with a loan: made before pick-up, return and hand-on, encrypted to the parties. */
export const loanPack = z.object({
  reservationId: decimal,
  unitId: id32,
  /** To the borrower, back to the owner, or on to the next borrower. */
  direction: z.enum(["outbound", "return", "onward"]),
  preparedAt: unixSeconds,
  /** Digest of the master agreement in force. */
  agreement: bytes32,
  condition: z.object({
    grade: z.enum(["good", "worn", "damaged"]),
    notes: z.string().max(500),
    photographs: z.array(bytes32).max(12),
  }),
  accessories: z.array(z.object({ name: z.string().max(120), count: z.int().min(0) })).max(50),
  certificates: z
    .array(
      z.object({
        kind: z.enum(["calibration", "electrical-safety", "decontamination", "sanitisation"]),
        document: bytes32,
      }),
    )
    .max(12),
  /** Meter's run seconds when packed, absent without a meter. */
  runSeconds: decimal.optional(),
});
export type LoanPack = z.output<typeof loanPack>;
