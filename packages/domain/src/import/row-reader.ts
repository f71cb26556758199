import { AppError } from "../error/app-error.ts";
import { isAppError } from "../error/is-app-error.ts";
import type { CsvRecord } from "./parse-csv.ts";
import type { UnitColumn } from "./unit-row.ts";

/** Reads cells of one record and gathers what is wrong with them. */
export class RowReader {
  readonly errors: AppError[] = [];
  readonly line: number;
  private readonly cells: ReadonlyMap<string, string>;

  constructor(record: CsvRecord, names: readonly string[]) {
    this.line = record.line;
    this.cells = new Map(names.map((name, index) => [name, record.cells[index] ?? ""]));
    if (!record.isClosed)
      this.refuse("*", record.cells.at(-1) ?? "", "a quote is left open or followed by text.");
    else if (record.cells.length !== names.length) {
      const problem = `the row has ${record.cells.length} cells, the header ${names.length}.`;
      this.refuse("*", record.cells.join(","), problem);
    }
  }

  text(column: UnitColumn): string {
    return this.cells.get(column) ?? "";
  }

  /** What `parse` makes of the cell, or undefined with the fault noted. */
  read<Value>(column: UnitColumn, parse: (text: string) => Value): Value | undefined {
    const text = this.text(column);
    try {
      return parse(text);
    } catch (error) {
      if (!isAppError(error)) throw error;
      this.refuse(column, text, error.message, error);
      return undefined;
    }
  }

  refuse(column: string, value: string, problem: string, cause?: AppError): void {
    const evidence = { line: this.line, column, value, problem };
    const options = cause === undefined ? {} : { cause, hint: cause.hint };
    this.errors.push(new AppError("import.row-malformed", evidence, options));
  }
}
