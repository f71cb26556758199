/** What an event, or a struct in one, is called, and the names of all its members. */
export type ArgumentList = { readonly of: string; readonly names: readonly string[] };

export type RetypedEvent = { readonly line: number; readonly of: string };

/** Lists as short as this stand in many types that have nothing to do with the event. */
const SHORTEST = 3;

/**
 * The types, written in a TypeScript source member by member, that name every member of one of the lists: a literal
 * with other members too counts, a literal that leaves one out does not. Members are told by their `readonly`, which
 * no value has.
 */
export function retypedEvents(source: string, lists: readonly ArgumentList[]): readonly RetypedEvent[] {
  return typeLiterals(source).flatMap(({ line, names }) => {
    const found = lists.find(
      (list) => list.names.length >= SHORTEST && list.names.every((name) => names.has(name)),
    );
    return found === undefined ? [] : [{ line, of: found.of }];
  });
}

function typeLiterals(source: string): { readonly line: number; readonly names: ReadonlySet<string> }[] {
  const open: { readonly line: number; readonly names: Set<string> }[] = [];
  const literals: typeof open = [];
  for (const { 0: token, 1: name, index } of source.matchAll(/[{}]|\breadonly (\w+)\??:/g)) {
    if (token === "{") open.push({ line: source.slice(0, index).split("\n").length, names: new Set() });
    else if (token === "}") literals.push(...open.splice(-1));
    else if (name !== undefined) open.at(-1)?.names.add(name);
  }
  return literals;
}
