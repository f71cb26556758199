import { PRODUCT_CODE_LEAF_TYPES, productCodeLeaf } from "@medequipshare/domain";
import { StandardMerkleTree } from "@openzeppelin/merkle-tree";
import { describe, expect, it } from "vitest";
import { loadProductCodeTree } from "./load-product-code-tree.ts";

describe("loadProductCodeTree", () => {
  it.each(["CBK", "cbk", "BRT", "FRN"])("proves that %s belongs to FDA's table", async (code) => {
    const tree = await loadProductCodeTree();
    const { productCode, proof } = tree.prove(code);
    const leaf = [...productCodeLeaf(productCode)];
    const types = [...PRODUCT_CODE_LEAF_TYPES];
    expect(StandardMerkleTree.verify(tree.root, types, leaf, [...proof])).toBe(true);
    const [bytes, deviceClass, isLifeSustaining] = leaf;
    expect(
      StandardMerkleTree.verify(tree.root, types, [bytes, deviceClass, !isLifeSustaining], [...proof]),
    ).toBe(false);
  });

  it("knows a continuous ventilator as life-sustaining", async () => {
    const { productCode } = (await loadProductCodeTree()).prove("CBK");
    expect(productCode).toMatchObject({ deviceClass: "2", isLifeSustaining: true });
  });

  it("refuses a code that FDA does not have", async () => {
    const tree = await loadProductCodeTree();
    expect(() => tree.prove("ZZZ")).toThrow(
      expect.objectContaining({ code: "equipment.product-code-unknown" }),
    );
  });
});
