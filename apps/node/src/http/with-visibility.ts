import type { Indexer } from "../indexer/create-indexer.ts";

/** How far the rows that are served are. */
export type Shown = { readonly status: Pick<Indexer["status"], "indexed"> };

/** The act with whether the rows that are served show it already; null until it is included. */
export function withVisibility<Act extends { readonly blockNumber: number | null }>(
  { status }: Shown,
  act: Act,
): Act & { readonly visible: boolean | null } {
  const { blockNumber } = act;
  return { ...act, visible: blockNumber === null ? null : blockNumber <= (status.indexed ?? -1) };
}
