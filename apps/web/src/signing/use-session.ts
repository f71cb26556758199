import { createNodeClient, type NodeClient } from "@medequipshare/protocol";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useMemo } from "react";
import { useNode } from "../http/node-provider.tsx";
import { keepSession, readSession } from "./kept-session.ts";
import { useSigner } from "./signer.ts";

export type OwnSession = {
  /** The node, asked as whoever has signed in; undefined until they have proved who they are. */
  readonly node: NodeClient | undefined;
  /** Whether the person has to be asked for their passkey or wallet first. */
  readonly mustAsk: boolean;
  readonly open: () => void;
  readonly isOpening: boolean;
  readonly error: unknown;
};

/** The session of whoever has signed in at their node, opened when it is first needed and kept by the tab. */
export function useSession(): OwnSession {
  const node = useNode();
  const queryClient = useQueryClient();
  const { account, openSession, signsUnasked } = useSigner();
  const queryKey = ["session", account];
  const openAnew = async () => {
    const token = await openSession();
    keepSession(account, token);
    return token;
  };
  const { data: token, error } = useQuery({
    queryKey,
    staleTime: Number.POSITIVE_INFINITY,
    queryFn: async () => readSession(account) ?? (signsUnasked === true ? await openAnew() : null),
  });
  const opening = useMutation({
    mutationFn: openAnew,
    onSuccess: (opened) => queryClient.setQueryData(queryKey, opened),
  });
  const signedIn = useMemo(
    () => (token ? createNodeClient(node.url, { token: () => token }) : undefined),
    [node.url, token],
  );
  return {
    node: signedIn,
    mustAsk: token === null,
    open: () => opening.mutate(),
    isOpening: opening.isPending,
    error: opening.error ?? error,
  };
}
