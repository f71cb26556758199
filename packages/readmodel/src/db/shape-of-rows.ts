import { createHash } from "node:crypto";
import { chainStatements } from "./chain-statements.ts";

/** A hash of what shapes the rows that follow from events: rows of another hash are built anew. */
export function shapeOfRows(): string {
  return createHash("sha256").update(chainStatements().join("\n")).digest("hex");
}
