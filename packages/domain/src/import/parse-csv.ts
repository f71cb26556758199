const LINE_BREAK = /\r\n|\n|\r/g;

/** One record of a CSV text; `line` is where it begins, 1 being the first. */
export type CsvRecord = {
  readonly line: number;
  readonly cells: readonly string[];
  readonly isClosed: boolean;
};

/**
 * Splits CSV (RFC 4180: quotes, doubled quotes, line breaks inside quotes, LF, CRLF or CR, a byte-order mark) into records.
 * Never throws: a quote left open makes the last record not closed. Empty lines are left out.
 */
export function parseCsv(text: string): readonly CsvRecord[] {
  const records: CsvRecord[] = [];
  const source = text.replace(/^\uFEFF/, "");
  let position = 0;
  let line = 1;
  while (position < source.length) {
    const record = readRecord(source, position);
    const raw = source.slice(position, record.end);
    if (raw.trim() !== "") records.push({ line, cells: record.cells, isClosed: record.isClosed });
    line += raw.match(LINE_BREAK)?.length ?? 0;
    position = record.end;
  }
  return records;
}

type Read = { readonly cells: readonly string[]; readonly end: number; readonly isClosed: boolean };

function readRecord(source: string, start: number): Read {
  const cells: string[] = [];
  let position = start;
  for (;;) {
    const cell = source[position] === '"' ? readQuoted(source, position) : readPlain(source, position);
    cells.push(cell.text);
    if (!cell.isClosed || source[cell.end] !== ",") {
      return { cells, end: afterLineBreak(source, cell.end), isClosed: cell.isClosed };
    }
    position = cell.end + 1;
  }
}

type Cell = { readonly text: string; readonly end: number; readonly isClosed: boolean };

function readPlain(source: string, start: number): Cell {
  const plain = /[^,\r\n]*/y;
  plain.lastIndex = start;
  const text = plain.exec(source)?.[0] ?? "";
  return { text, end: start + text.length, isClosed: true };
}

function readQuoted(source: string, start: number): Cell {
  const quoted = /"((?:[^"]|"")*)"/y;
  quoted.lastIndex = start;
  const match = quoted.exec(source);
  if (match === null) return { text: source.slice(start), end: source.length, isClosed: false };
  const end = start + match[0].length;
  const isClosed = end === source.length || /[,\r\n]/.test(source[end] ?? "");
  return { text: match[1]?.replaceAll('""', '"') ?? "", end, isClosed };
}

function afterLineBreak(source: string, position: number): number {
  const lineBreak = new RegExp(LINE_BREAK);
  lineBreak.lastIndex = position;
  return lineBreak.test(source) ? lineBreak.lastIndex : source.length;
}
