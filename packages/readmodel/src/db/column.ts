import { bigint, doublePrecision, integer, numeric, smallint, text } from "drizzle-orm/pg-core";

/** Bytes as lower-case hexadecimal text with 0x before it. Accounts are stored this way too, without checksum. */
export type Hex = `0x${string}`;

/** uint64: an id or an H3 cell. Wider than SQL's signed bigint, and whoever writes it may choose it. */
export const uint64 = () => numeric({ mode: "bigint", precision: 20, scale: 0 });
/** uint256: millionths of a dollar. */
export const tokenUnits = () => numeric({ mode: "bigint", precision: 78, scale: 0 });
/** Amounts of terms, which the chain keeps in at most 48 bits: reckoned with as they are. */
export const uint48 = () => bigint({ mode: "bigint" });
/** uint32 and uint40: small enough for a JavaScript number. */
export const uint32 = () => bigint({ mode: "number" });
export const unixSeconds = () => bigint({ mode: "number" });
export const blockNumber = () => bigint({ mode: "number" });
export const degrees = () => doublePrecision();
export const uint16 = () => integer();
export const uint8 = () => smallint();
export const hex = () => text().$type<Hex>();

/** Where an append-only row comes from; both together are its key. */
export const loggedAt = () => ({ block: blockNumber().notNull(), logIndex: integer().notNull() });
