import { and, getTableColumns, getTableName, type SQL, sql } from "drizzle-orm";
import { toSnakeCase } from "drizzle-orm/casing";
import { getTableConfig } from "drizzle-orm/pg-core";
import type { ChainTable } from "./chain-tables.ts";
import type { Transaction } from "./database.ts";

export type Row<Table extends ChainTable> = Table["$inferSelect"];
/** A row as it is entered: columns with a default, and those that may be null, may lack. */
export type Insert<Table extends ChainTable> = Table["$inferInsert"];
type Key<Table extends ChainTable> = Partial<Row<Table>>;
/** The columns, where Given has no others: else nothing fits, spread or not. */
type Only<Columns, Given> = Given &
  Columns & { readonly [Name in Exclude<keyof Given, keyof Columns>]: never };

type Entry = { row: object | undefined; isDirty: boolean };
type Shelf = {
  readonly table: ChainTable;
  readonly keys: readonly string[];
  /** What a column holds when nothing is said of it. */
  readonly defaults: Readonly<Record<string, unknown>>;
  readonly entries: Map<string, Entry>;
};

/**
 * The rows that a batch of events reads and writes: each row is read at most once, changed in memory, and written with
 * all others of its table in one statement by {@link flush}. Handlers of events see their own earlier changes.
 */
export class ChainRows {
  readonly #tx: Transaction;
  readonly #shelves = new Map<ChainTable, Shelf>();

  constructor(tx: Transaction) {
    this.#tx = tx;
  }

  /** The row with this key, or undefined. The key names every key column. */
  async find<Table extends ChainTable>(table: Table, key: Key<Table>): Promise<Row<Table> | undefined> {
    const shelf = this.#shelf(table);
    const id = idOf(shelf, key);
    let entry = shelf.entries.get(id);
    if (entry === undefined) {
      entry = { row: await this.#read(shelf, key), isDirty: false };
      shelf.entries.set(id, entry);
    }
    // The shelf of a table holds rows of that table only.
    return entry.row as Row<Table> | undefined;
  }

  /** Inserts the row or replaces the one with its key. Columns it leaves out take their default, or null. */
  put<Table extends ChainTable, const Given>(table: Table, row: Only<Insert<Table>, Given>): void {
    this.#put(this.#shelf(table), row);
  }

  /** Changes some columns of a row and gives the whole row; throws when there is none, for then events are missing. */
  async patch<Table extends ChainTable, const Given>(
    table: Table,
    key: Key<Table>,
    change: Only<Partial<Row<Table>>, Given>,
  ): Promise<Row<Table>> {
    const row = await this.find(table, key);
    if (row === undefined) {
      throw new Error(`no row of ${getTableName(table)} has the key ${Object.values(key).join(", ")}`);
    }
    const changed = { ...row, ...change };
    this.#put(this.#shelf(table), changed);
    return changed;
  }

  /** Deletes the row if it is there. */
  delete<Table extends ChainTable>(table: Table, key: Key<Table>): void {
    const shelf = this.#shelf(table);
    shelf.entries.set(idOf(shelf, key), { row: undefined, isDirty: true });
  }

  /** Writes what changed. Rows stay readable without another query. */
  async flush(): Promise<void> {
    for (const shelf of this.#shelves.values()) {
      const dirty = [...shelf.entries].filter(([, entry]) => entry.isDirty);
      await this.#deleteRows(
        shelf,
        dirty.filter(([, entry]) => entry.row === undefined).map(([id]) => id),
      );
      await this.#writeRows(
        shelf,
        dirty.flatMap(([, entry]) => entry.row ?? []),
      );
      for (const [, entry] of dirty) entry.isDirty = false;
    }
  }

  #put(shelf: Shelf, given: object): void {
    const stated = Object.entries(given).filter(([, value]) => value !== undefined);
    const row = { ...shelf.defaults, ...Object.fromEntries(stated) };
    shelf.entries.set(idOf(shelf, row), { row, isDirty: true });
  }

  async #read(shelf: Shelf, key: object): Promise<object | undefined> {
    const columns: Record<string, unknown> = getTableColumns(shelf.table);
    const values = new Map(Object.entries(key));
    const matches = shelf.keys.map((name) => sql`${columns[name]} = ${values.get(name)}`);
    const [row] = await this.#tx
      .select()
      .from(shelf.table)
      .where(and(...matches))
      .limit(1);
    return row;
  }

  async #writeRows(shelf: Shelf, rows: readonly object[]): Promise<void> {
    if (rows.length === 0) return;
    const names = Object.keys(getTableColumns(shelf.table)).map(toSnakeCase);
    const keys = shelf.keys.map(toSnakeCase);
    const rest = names.filter((name) => !keys.includes(name));
    const target = sql.identifier(getTableName(shelf.table));
    const onConflict =
      rest.length === 0
        ? sql`nothing`
        : sql`update set ${list(rest.map((name) => sql`${sql.identifier(name)} = excluded.${sql.identifier(name)}`))}`;
    await this.#tx.execute(sql`insert into ${target} (${list(names.map((name) => sql.identifier(name)))})
      select ${list(names.map((name) => sql.identifier(name)))}
      from jsonb_populate_recordset(null::${target}, ${toJson(rows)}::text::jsonb)
      on conflict (${list(keys.map((name) => sql.identifier(name)))}) do ${onConflict}`);
  }

  async #deleteRows(shelf: Shelf, ids: readonly string[]): Promise<void> {
    if (ids.length === 0) return;
    const target = sql.identifier(getTableName(shelf.table));
    const keys = shelf.keys.map(toSnakeCase);
    const rows = ids.map((id) =>
      Object.fromEntries(id.split("|").map((part, index) => [shelf.keys[index], part])),
    );
    const matches = keys.map((name) => sql`t.${sql.identifier(name)} = k.${sql.identifier(name)}`);
    await this.#tx.execute(sql`delete from ${target} t
      using jsonb_populate_recordset(null::${target}, ${toJson(rows)}::text::jsonb) k
      where ${sql.join(matches, sql` and `)}`);
  }

  #shelf(table: ChainTable): Shelf {
    let shelf = this.#shelves.get(table);
    if (shelf === undefined) {
      shelf = { table, keys: keysOf(table), defaults: defaultsOf(table), entries: new Map() };
      this.#shelves.set(table, shelf);
    }
    return shelf;
  }
}

function keysOf(table: ChainTable): readonly string[] {
  const columns = Object.entries(getTableColumns(table));
  const composite = getTableConfig(table).primaryKeys[0]?.columns.map((column) => column.name);
  return columns
    .filter(([, column]) => (composite === undefined ? column.primary : composite.includes(column.name)))
    .map(([name]) => name);
}

function defaultsOf(table: ChainTable): Readonly<Record<string, unknown>> {
  const spare = Object.entries(getTableColumns(table)).filter(
    ([, column]) => column.hasDefault || !column.notNull,
  );
  return Object.fromEntries(spare.map(([name, column]) => [name, column.default ?? null]));
}

function idOf(shelf: Shelf, key: object): string {
  const values = new Map<string, unknown>(Object.entries(key));
  return shelf.keys
    .map((name) => {
      const value = values.get(name);
      if (value === undefined) throw new Error(`a key of ${getTableName(shelf.table)} lacks ${name}`);
      return String(value);
    })
    .join("|");
}

function toJson(rows: readonly object[]): string {
  const snake = rows.map((row) =>
    Object.fromEntries(Object.entries(row).map(([name, value]) => [toSnakeCase(name), value])),
  );
  return JSON.stringify(snake, (_name, value: unknown) =>
    typeof value === "bigint" ? value.toString() : value,
  );
}

function list(parts: readonly SQL[] | readonly ReturnType<typeof sql.identifier>[]): SQL {
  return sql.join([...parts], sql`, `);
}
