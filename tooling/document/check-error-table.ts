import { readText } from "../source/read-text.ts";
import { embeddedBlock } from "./embedded-block.ts";

/** The page of errors shows every code that the product declares, as the node explains it. */
export async function checkErrorTable(): Promise<readonly string[]> {
  // Not before the contracts are compiled: the protocol imports what the compiler writes.
  const { errorPage, errorTable } = await import("./error-table.ts");
  const isCurrent = embeddedBlock(readText(errorPage), "errors") === errorTable();
  return isCurrent ? [] : [`${errorPage} is not current; run node tooling/document/write-error-table.ts`];
}
