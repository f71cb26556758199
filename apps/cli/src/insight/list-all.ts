type Page<Item> = { readonly items: readonly Item[]; readonly cursor?: string | undefined };

/** Every item of a list, page by page. */
export async function listAll<Item>(
  ask: (cursor: string | undefined) => Promise<Page<Item>>,
): Promise<readonly Item[]> {
  const items: Item[] = [];
  let cursor: string | undefined;
  do {
    const page = await ask(cursor);
    items.push(...page.items);
    cursor = page.cursor;
  } while (cursor !== undefined);
  return items;
}
