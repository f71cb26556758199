import type { ChainField } from "./chain-fields.ts";

export type ContractCall = { readonly caller: string; readonly callee: string };

/** Which contract calls which: an immutable of interface type is called, one of plain address only recognised. */
export function contractCalls(fields: readonly ChainField[]): readonly ContractCall[] {
  return fields
    .filter(({ place, type }) => place === "immutable" && /^I[A-Z][a-z]/.test(type))
    .map(({ contract, type }) => ({ caller: contract, callee: type.slice(1) }));
}

/** The graph of calls between contracts, in Mermaid. */
export function contractGraph(fields: readonly ChainField[]): string {
  const edges = contractCalls(fields).map(({ caller, callee }) => `  ${caller} --> ${callee}`);
  return ["```mermaid", "graph BT", ...[...new Set(edges)].sort(), "```"].join("\n");
}

/** The contracts that call each other in a circle: those left when whoever calls nobody left is taken away. */
export function contractsInCircles(fields: readonly ChainField[]): readonly string[] {
  let calls = contractCalls(fields);
  for (;;) {
    const callers = new Set(calls.map(({ caller }) => caller));
    const rest = calls.filter(({ callee }) => callers.has(callee));
    if (rest.length === calls.length) return [...callers].sort();
    calls = rest;
  }
}
