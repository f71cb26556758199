import type { DeviceClass, ProductCode } from "./product-code.ts";

/** A leaf of the on-chain table: code as bytes3 in hexadecimal, class 0 to 3, life-support flag. */
export type ProductCodeLeaf = readonly [code: `0x${string}`, deviceClass: number, isLifeSustaining: boolean];
/** The ABI types of a leaf, for an OpenZeppelin standard Merkle tree. */
export const PRODUCT_CODE_LEAF_TYPES = ["bytes3", "uint8", "bool"] as const;

/** The leaf of one product code. Unclassified and exempt equipment has class 0. */
export function productCodeLeaf({ code, deviceClass, isLifeSustaining }: ProductCode): ProductCodeLeaf {
  return [productCodeBytes(code), deviceClassNumber(deviceClass), isLifeSustaining];
}

/** A product code's three ASCII letters as bytes3 in hexadecimal: CBK is 0x43424b. */
export function productCodeBytes(code: string): `0x${string}` {
  return `0x${[...code].map((letter) => letter.charCodeAt(0).toString(16).padStart(2, "0")).join("")}`;
}

/** The class the chain holds: 1 to 3, 0 for U, N and F. */
export function deviceClassNumber(deviceClass: DeviceClass): number {
  return /[123]/.test(deviceClass) ? Number(deviceClass) : 0;
}
