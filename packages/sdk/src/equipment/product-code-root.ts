import type { Hex } from "viem";
import { loadProductCodeTree } from "./load-product-code-tree.ts";

/** Merkle root of FDA's table, which a network's EquipmentRegistry is deployed with. */
export async function productCodeRoot(): Promise<Hex> {
  return (await loadProductCodeTree()).root;
}
