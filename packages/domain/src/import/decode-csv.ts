import { AppError } from "../error/app-error.ts";
import { parseCsv } from "./parse-csv.ts";

/**
 * The text of a CSV file. Throws import.encoding-malformed, with line and column of the first byte that is not UTF-8:
 * what spreadsheets save in another encoding would otherwise lose letters silently.
 */
export function decodeCsv(bytes: Uint8Array): string {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    throw encodingFault(bytes);
  }
}

function encodingFault(bytes: Uint8Array): AppError {
  const before = wellFormedStart(bytes);
  const records = parseCsv(`${before}.`);
  const [header, last] = [records[0]?.cells ?? [], records.at(-1)];
  const cell = last?.cells.length ?? 1;
  const at = new TextEncoder().encode(before).length + (hasMark(bytes) ? 3 : 0);
  return new AppError("import.encoding-malformed", {
    line: before.split(/\r\n|\n|\r/).length,
    column: (records.length > 1 ? header[cell - 1]?.trim() : undefined) || cell,
    value: `0x${(bytes[at] ?? 0).toString(16).padStart(2, "0")}`,
    encoding: "UTF-8",
    before: JSON.stringify(before.slice(-20)),
  });
}

/** All before the first byte that is not UTF-8. */
function wellFormedStart(bytes: Uint8Array): string {
  const decoder = new TextDecoder("utf-8", { fatal: true });
  let text = "";
  for (let at = 0; at < bytes.length; at += 1) {
    try {
      text += decoder.decode(bytes.subarray(at, at + 1), { stream: true });
    } catch {
      break;
    }
  }
  return text;
}

function hasMark(bytes: Uint8Array): boolean {
  return bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf;
}
