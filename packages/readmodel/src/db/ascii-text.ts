import type { Hex } from "./column.ts";

/**
 * The text in fixed-width bytes, padded with zeros at the end. Whoever registers something chooses these bytes freely,
 * so anything but printable ASCII stays hexadecimal rather than stopping the indexer.
 */
export function asciiText(bytes: Hex): string {
  const significant = Buffer.from(bytes.slice(2).replace(/(00)+$/, ""), "hex");
  const isPrintable = significant.every((byte) => byte >= 0x20 && byte < 0x7f);
  return isPrintable ? significant.toString("ascii") : bytes;
}
