/** A page of a list in a stable order; `next` goes into the following request and is absent on the last page. */
export type Page<Item> = { readonly items: readonly Item[]; readonly next?: string };
export type PageRequest = {
  readonly after?: string | undefined;
  /** 1 to 500, 50 unless told. */
  readonly limit?: number | undefined;
};

const DEFAULT_LIMIT = 50;
const MAXIMUM_LIMIT = 500;

/** How many rows a request gets, within bounds. */
export function pageLimit(request: PageRequest): number {
  return Math.min(Math.max(Math.trunc(request.limit ?? DEFAULT_LIMIT), 1), MAXIMUM_LIMIT);
}

/** Makes a page of rows that were read with a limit one higher than {@link pageLimit}, or than the one given. */
export function pageOf<Item>(
  rows: readonly Item[],
  request: PageRequest,
  cursorOf: (last: Item) => string,
  limit: number = pageLimit(request),
): Page<Item> {
  const items = rows.slice(0, limit);
  const last = items.at(-1);
  return rows.length > limit && last !== undefined ? { items, next: cursorOf(last) } : { items };
}
