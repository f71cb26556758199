import type { ProductCodeTree } from "./product-code-tree.ts";

let loaded: Promise<ProductCodeTree> | undefined;

/** FDA's table as a Merkle tree, loaded and built on first use: pages that register nothing never fetch it. */
export function loadProductCodeTree(): Promise<ProductCodeTree> {
  loaded ??= import("./product-code-tree.ts").then(({ buildProductCodeTree }) => buildProductCodeTree());
  return loaded;
}
