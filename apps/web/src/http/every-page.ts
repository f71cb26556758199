type Page<Item> = { readonly items: readonly Item[]; readonly cursor?: string | undefined };

const MOST_PAGES = 50;

/** All items of a list, page after page; at most 50 pages. */
export async function everyPage<Item>(
  load: (cursor: string | undefined) => Promise<Page<Item>>,
): Promise<readonly Item[]> {
  const items: Item[] = [];
  let cursor: string | undefined;
  for (let pages = 0; pages < MOST_PAGES; pages += 1) {
    const page = await load(cursor);
    items.push(...page.items);
    cursor = page.cursor;
    if (cursor === undefined) break;
  }
  return items;
}
