import type { ChainField } from "./chain-fields.ts";

export type ContractCall = { readonly caller: string; readonly callee: string };

/** Deployed contracts by the abstract one they inherit from. */
type Heirs = Readonly<Record<string, readonly string[]>>;

/**
 * Which contract calls which: an immutable of interface type is called, one of plain address only recognised. What an
 * abstract contract calls, its heirs call.
 */
export function contractCalls(fields: readonly ChainField[], heirs: Heirs): readonly ContractCall[] {
  return fields
    .filter(({ place, type }) => place === "immutable" && /^I[A-Z][a-z]/.test(type))
    .flatMap(({ contract, type }) =>
      (heirs[contract] ?? [contract]).map((caller) => ({ caller, callee: type.slice(1) })),
    );
}

/** The graph of calls between contracts, in Mermaid. */
export function contractGraph(fields: readonly ChainField[], heirs: Heirs): string {
  const edges = contractCalls(fields, heirs).map(({ caller, callee }) => `  ${caller} --> ${callee}`);
  return ["```mermaid", "graph BT", ...[...new Set(edges)].sort(), "```"].join("\n");
}

/** The contracts that call each other in a circle: those left when whoever calls nobody left is taken away. */
export function contractsInCircles(fields: readonly ChainField[], heirs: Heirs): readonly string[] {
  let calls = contractCalls(fields, heirs);
  for (;;) {
    const callers = new Set(calls.map(({ caller }) => caller));
    const rest = calls.filter(({ callee }) => callers.has(callee));
    if (rest.length === calls.length) return [...callers].sort();
    calls = rest;
  }
}
