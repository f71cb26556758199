import type { Page } from "@medequipshare/readmodel";

/** A page of rows as the API tells it. */
export function pageView<Row, Item>(
  { items, next }: Page<Row>,
  view: (row: Row) => Item,
): { items: Item[]; cursor?: string | undefined } {
  return { items: items.map(view), ...(next === undefined ? {} : { cursor: next }) };
}
