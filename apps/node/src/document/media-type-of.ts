import { type DocumentMediaType, knownMediaType } from "@medequipshare/protocol";

const beginnings: readonly (readonly [RegExp, DocumentMediaType])[] = [
  [/^\x89PNG/, "image/png"],
  [/^\xff\xd8\xff/, "image/jpeg"],
  [/^RIFF.{4}WEBP/s, "image/webp"],
  [/^.{4}ftyphei[cx]/s, "image/heic"],
  [/^%PDF/, "application/pdf"],
];

/** What was said of a document, where that is on the list of what is stored; else what its bytes begin like. */
export function mediaTypeOf(bytes: Uint8Array, said?: string): DocumentMediaType {
  const known = knownMediaType(said);
  if (known !== "application/octet-stream") return known;
  const head = Buffer.from(bytes.subarray(0, 12)).toString("latin1");
  const found = beginnings.find(([beginning]) => beginning.test(head))?.[1];
  return found ?? (isJson(bytes) ? "application/json" : "application/octet-stream");
}

function isJson(bytes: Uint8Array): boolean {
  if (![0x7b, 0x5b].includes(bytes[0] ?? 0)) return false;
  try {
    JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes));
    return true;
  } catch {
    return false;
  }
}
