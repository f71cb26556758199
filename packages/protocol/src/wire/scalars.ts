import { LAST_MOMENT, normaliseS } from "@medequipshare/domain";
import { z } from "zod";

/** A non-negative integer of at most so many bits; decimal digits on the wire. */
function decimalOf(bits: bigint) {
  return z.codec(z.string().regex(/^\d{1,78}$/), z.bigint().max(2n ** bits - 1n), {
    decode: (text) => BigInt(text),
    encode: (value) => value.toString(),
  });
}

/** A word of the chain: token units, nonces. Ids and counters use it too. */
export const decimal = decimalOf(256n);
/** Gas and fees of an operation, which ERC-4337 packs two to a word. */
export const gas = decimalOf(128n);
/** A count that a meter keeps. */
export const counter = decimalOf(64n);

/** Bytes as hexadecimal text of any even length, 0x first. */
export const hex = z
  .string()
  .regex(/^0x([0-9a-fA-F]{2})*$/)
  .pipe(z.templateLiteral(["0x", z.string()]));

/** 32 bytes: a digest, a hash, a coordinate. */
export const bytes32 = z
  .string()
  .regex(/^0x[0-9a-fA-F]{64}$/)
  .pipe(z.templateLiteral(["0x", z.string()]));

/** The `s` of a P-256 signature, of which a meter or lock may give either half: see {@link normaliseS}. */
export const signatureS = z.codec(bytes32, bytes32, {
  decode: (s) => normaliseS(`0x${s.slice(2)}`),
  encode: (s) => normaliseS(`0x${s.slice(2)}`),
});

/** An account or contract. */
export const address = z
  .string()
  .regex(/^0x[0-9a-fA-F]{40}$/)
  .pipe(z.templateLiteral(["0x", z.string()]));

/** Unix seconds, UTC. */
export const unixSeconds = z.int().min(0).max(LAST_MOMENT);
/** An id of 32 bits: facility, unit. */
export const id32 = z.int().min(0).max(4_294_967_295);
/** An H3 cell as hexadecimal text without 0x. */
export const h3Cell = z.string().regex(/^[0-9a-f]{15,16}$/);
/** An FDA product code. */
export const productCode = z.string().regex(/^[A-Z]{3}$/);
/** How urgent a reservation is. */
export const priority = z.enum(["elective", "urgent", "emergency"]);
export const npi = z.string().regex(/^\d{10}$/);

export type Hex = z.output<typeof hex>;
export type Address = z.output<typeof address>;
export type Bytes32 = z.output<typeof bytes32>;
