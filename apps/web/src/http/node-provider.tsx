import type { NodeClient } from "@medequipshare/protocol";
import { createContext, type ReactNode, useContext } from "react";

const NodeContext = createContext<NodeClient | undefined>(undefined);

/** Gives the screens below it the node they talk to. */
export function NodeProvider({ node, children }: { node: NodeClient; children: ReactNode }) {
  return <NodeContext value={node}>{children}</NodeContext>;
}

/** The node the page talks to. */
export function useNode(): NodeClient {
  const node = useContext(NodeContext);
  if (node === undefined) throw new Error("useNode needs a NodeProvider above it");
  return node;
}
