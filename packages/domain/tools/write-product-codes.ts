/** Writes src/equipment/product-codes.json from data/fda-product-codes.csv: one CSV row a string, header dropped. */
import { readFileSync, writeFileSync } from "node:fs";

const source = new URL("../data/fda-product-codes.csv", import.meta.url);
const target = new URL("../src/equipment/product-codes.json", import.meta.url);
const rows = readFileSync(source, "utf8").trim().split(/\r?\n/).slice(1);
writeFileSync(target, `[\n${rows.map((row) => JSON.stringify(row)).join(",\n")}\n]\n`);
