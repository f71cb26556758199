import { readFileSync } from "node:fs";
import { AppError, decodeCsv, formatUsd, importUnits } from "@medequipshare/domain";
import { isProductCode } from "@medequipshare/domain/product-codes";
import { defineCommand } from "../terminal/command.ts";
import { formatTable } from "../terminal/format.ts";
import { text } from "../terminal/params.ts";

export const checkList = defineCommand({
  path: "unit check",
  summary: "Check a CSV list of units row by row before registering them; sends nothing",
  args: { file: text("file", "CSV with the columns of an import") },
  async run(_context, { file }) {
    const { rows, errors } = importUnits(decodeCsv(readBytes(file)), {
      now: Math.floor(Date.now() / 1000),
      isProductCode,
    });
    const good = rows.map(({ line, productCode, model, deviceIdentifier, serialNumber, valuation }) => [
      String(line),
      productCode,
      model,
      deviceIdentifier,
      serialNumber,
      formatUsd(valuation.cost),
    ]);
    const headings = ["line", "type", "model", "device identifier", "serial number", "cost"];
    const faults = errors.map(({ message, hint }) => `${message} ${hint}`);
    const [failure] = errors;
    return {
      data: { rows, errors: errors.map((error) => error.toJSON()) },
      text: [formatTable(headings, good), ...faults].join("\n"),
      failure,
    };
  },
});

function readBytes(path: string): Uint8Array {
  try {
    return readFileSync(path);
  } catch (cause) {
    throw new AppError(
      "input.invalid",
      { field: "file", value: path, problem: "it cannot be read" },
      { cause },
    );
  }
}
