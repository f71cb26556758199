import { useQueryClient } from "@tanstack/react-query";
import { createContext, type ReactNode, useContext, useEffect, useState } from "react";
import { useNode } from "./node-provider.tsx";
import { staleKeys } from "./stale-keys.ts";

/** Whether the node's stream of blocks is open, and the last block it told of. */
export type LiveState = {
  readonly connected: boolean;
  readonly blockNumber: number | undefined;
  /** Of that block, unix seconds. */
  readonly timestamp: number | undefined;
};

const unknown: LiveState = { connected: false, blockNumber: undefined, timestamp: undefined };
const LiveContext = createContext<LiveState>(unknown);
const RETRY_MILLISECONDS = 2000;

/** Follows the node's blocks and marks cached answers as stale when a block changed what they say. */
export function LiveProvider({ children }: { children: ReactNode }) {
  return <LiveContext value={useLiveUpdates()}>{children}</LiveContext>;
}

export function useLive(): LiveState {
  return useContext(LiveContext);
}

function useLiveUpdates(): LiveState {
  const node = useNode();
  const queryClient = useQueryClient();
  const [state, setState] = useState(unknown);
  useEffect(() => {
    const stop = new AbortController();
    const follow = async () => {
      setState((was) => ({ ...was, connected: true }));
      for await (const block of node.watch(stop.signal)) {
        setState({ connected: true, blockNumber: block.blockNumber, timestamp: block.timestamp });
        for (const queryKey of staleKeys(block)) void queryClient.invalidateQueries({ queryKey });
      }
    };
    const followForever = async () => {
      while (!stop.signal.aborted) {
        await follow().catch(() => undefined);
        if (stop.signal.aborted) return;
        setState((was) => ({ ...was, connected: false }));
        await new Promise((resume) => setTimeout(resume, RETRY_MILLISECONDS));
        // Blocks may have passed unseen while the stream was down.
        void queryClient.invalidateQueries();
      }
    };
    void followForever();
    return () => stop.abort();
  }, [node, queryClient]);
  return state;
}
