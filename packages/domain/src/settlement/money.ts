/** An amount in millionths of a US dollar, the smallest unit of the network's dollar token (6 decimals). */
export type TokenUnits = bigint;
/** Token units in one dollar. */
export const USD: TokenUnits = 1_000_000n;
