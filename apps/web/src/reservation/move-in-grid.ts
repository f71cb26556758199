/** A place in a grid, both from 0. Column 0 names the row. */
export type GridPlace = { readonly row: number; readonly column: number };

type MoveInGridParameters = {
  readonly key: string;
  readonly withControl: boolean;
  readonly place: GridPlace;
  readonly rows: number;
  readonly columns: number;
  /** Rows that are seen at once. */
  readonly pageRows: number;
};

/**
 * Where a key leads in a grid, as the pattern of ARIA's grid says; undefined for a key that leads nowhere. Edges stop.
 */
export function moveInGrid({
  key,
  withControl,
  place,
  rows,
  columns,
  pageRows,
}: MoveInGridParameters): GridPlace | undefined {
  const { row, column } = place;
  const moves: Readonly<Record<string, GridPlace>> = {
    ArrowUp: { row: row - 1, column },
    ArrowDown: { row: row + 1, column },
    ArrowLeft: { row, column: column - 1 },
    ArrowRight: { row, column: column + 1 },
    PageUp: { row: row - pageRows, column },
    PageDown: { row: row + pageRows, column },
    Home: { row: withControl ? 0 : row, column: 0 },
    End: { row: withControl ? rows - 1 : row, column: columns - 1 },
  };
  const moved = moves[key];
  if (moved === undefined || rows === 0) return undefined;
  return { row: clamp(moved.row, rows), column: clamp(moved.column, columns) };
}

function clamp(value: number, count: number): number {
  return Math.min(Math.max(value, 0), count - 1);
}
