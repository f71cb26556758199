/** Hexadecimal bytes with 0x, as chain libraries take them. */
export type Hex = `0x${string}`;

/** An unsigned integer as big-endian bytes; undefined when it is negative or does not fit. */
export function unsignedBytes(value: bigint, length: number): Uint8Array | undefined {
  if (value < 0n || value >= 1n << BigInt(length * 8)) return undefined;
  return hexBytes(`0x${value.toString(16).padStart(length * 2, "0")}`, length);
}

/** Hexadecimal text as bytes; undefined unless it has exactly the length. */
export function hexBytes(hex: Hex, length: number): Uint8Array | undefined {
  if (hex.length !== 2 + length * 2 || !/^0x[0-9a-fA-F]*$/.test(hex)) return undefined;
  return Uint8Array.from({ length }, (_, index) =>
    Number.parseInt(hex.slice(2 + index * 2, 4 + index * 2), 16),
  );
}

/** The parts in one piece. */
export function joinBytes(parts: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const joined = new Uint8Array(parts.reduce((length, part) => length + part.length, 0));
  let offset = 0;
  for (const part of parts) {
    joined.set(part, offset);
    offset += part.length;
  }
  return joined;
}
