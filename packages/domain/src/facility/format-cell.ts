import type { H3Cell } from "./h3-cell.ts";

/** The cell as the hexadecimal text H3 libraries take: 8928308280fffff. */
export function formatCell(cell: H3Cell): string {
  return cell.toString(16);
}
