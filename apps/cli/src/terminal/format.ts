import type { UnixSeconds } from "@medequipshare/domain";
import { printableJson, printableLine } from "./printable.ts";

/** From here on a moment means that there is no end: the year 10000. */
const NO_END = 253_402_300_800;

/** A moment for people: UTC, to the minute. */
export function formatMoment(at: UnixSeconds): string {
  if (at === 0) return "never";
  if (at >= NO_END) return "no end";
  return `${new Date(at * 1000).toISOString().slice(0, 16).replace("T", " ")} UTC`;
}

/** Lines of `label  value`, labels aligned; undefined and empty values are left out. */
export function formatFields(fields: Readonly<Record<string, string | undefined>>): string {
  const given = Object.entries(fields).filter((entry): entry is [string, string] => Boolean(entry[1]));
  const shown = given.map(([label, value]) => [printableLine(label), printableLine(value)] as const);
  const width = Math.max(0, ...shown.map(([label]) => label.length));
  return shown.map(([label, value]) => `${label.padEnd(width)}  ${value}`).join("\n");
}

/** Columns under headings, or `none` when there are no rows. */
export function formatTable(headings: readonly string[], rows: readonly (readonly string[])[]): string {
  if (rows.length === 0) return "none";
  const shown = rows.map((row) => row.map(printableLine));
  const widths = headings.map((heading, column) =>
    Math.max(heading.length, ...shown.map((row) => row[column]?.length ?? 0)),
  );
  const line = (cells: readonly string[]) =>
    cells
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join("  ")
      .trimEnd();
  return [line(headings), ...shown.map(line)].join("\n");
}

/** The JSON that --json prints: one line, big integers as decimal strings. */
export function formatJson(value: unknown): string {
  return printableJson(
    JSON.stringify(value, (_key, part: unknown) => (typeof part === "bigint" ? part.toString() : part)),
  );
}
