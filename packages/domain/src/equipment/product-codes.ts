import { AppError } from "../error/app-error.ts";
import { splitCsvLine } from "../import/split-csv-line.ts";
import { normaliseProductCode } from "./normalise-product-code.ts";
import type { DeviceClass, ProductCode } from "./product-code.ts";
import { type ProductCodeLeaf, productCodeLeaf } from "./product-code-leaf.ts";
import rows from "./product-codes.json" with { type: "json" };

const lines = new Map(rows.map((row) => [row.slice(0, 3), row]));

/** The row of FDA's classification for a code, in any letter case. Throws equipment.product-code-unknown. */
export function findProductCode(text: string): ProductCode {
  const line = lines.get(normaliseProductCode(text));
  if (line === undefined) {
    throw new AppError("equipment.product-code-unknown", {
      field: "productCode",
      value: text,
      productCode: text,
    });
  }
  return readRow(line);
}

/** Tells whether FDA's classification has the code, in any letter case. */
export function isProductCode(text: string): boolean {
  return lines.has(text.trim().toUpperCase());
}

/** Every product code, in FDA's order. */
export function listProductCodes(): readonly ProductCode[] {
  return rows.map(readRow);
}

/** The leaves of the on-chain table, in FDA's order; the Merkle tree sorts them itself. */
export function productCodeLeaves(): readonly ProductCodeLeaf[] {
  return rows.map((row) => productCodeLeaf(readRow(row)));
}

function readRow(row: string): ProductCode {
  const [code = "", name = "", letter = "", regulation = "", specialty = "", implant, life] =
    splitCsvLine(row);
  return {
    code,
    name,
    deviceClass: readClass(letter),
    ...(regulation === "" ? {} : { regulation }),
    ...(specialty === "" ? {} : { specialty }),
    isImplant: implant === "Y",
    isLifeSustaining: life === "Y",
  };
}

function readClass(letter: string): DeviceClass {
  const upper = letter.toUpperCase();
  const known: readonly DeviceClass[] = ["1", "2", "3", "U", "N", "F"];
  return known.find((deviceClass) => deviceClass === upper) ?? "U";
}
