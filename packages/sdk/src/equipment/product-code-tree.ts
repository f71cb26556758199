import { AppError, PRODUCT_CODE_LEAF_TYPES, type ProductCode, productCodeLeaf } from "@medequipshare/domain";
import { findProductCode, productCodeLeaves } from "@medequipshare/domain/product-codes";
import { StandardMerkleTree } from "@openzeppelin/merkle-tree";
import { type Hex, isHex } from "viem";

/** FDA's table as the Merkle tree whose root the EquipmentRegistry holds. */
export type ProductCodeTree = {
  readonly root: Hex;
  /** The row of a code, with the proof that it belongs to the table. Throws equipment.product-code-unknown. */
  prove(code: string): { readonly productCode: ProductCode; readonly proof: readonly Hex[] };
};

/** Builds the tree; takes about a second, so keep it. */
export function buildProductCodeTree(): ProductCodeTree {
  const tree = StandardMerkleTree.of(
    productCodeLeaves().map((leaf) => [...leaf]),
    [...PRODUCT_CODE_LEAF_TYPES],
  );
  return {
    root: requireHex(tree.root),
    prove(code) {
      const productCode = findProductCode(code);
      return { productCode, proof: tree.getProof([...productCodeLeaf(productCode)]).map(requireHex) };
    },
  };
}

function requireHex(text: string): Hex {
  if (isHex(text)) return text;
  throw new AppError("internal.unexpected", { problem: "the Merkle tree gave no hexadecimal text" });
}
