import type { AppError, ErrorCode } from "@medequipshare/domain";
import { createNodeClient, type NodeClient } from "@medequipshare/protocol";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useMemo } from "react";
import { useNode } from "../http/node-provider.tsx";
import { forgetSession, keepSession, readSession } from "./kept-session.ts";
import { useSigner } from "./signer.ts";

export type OwnSession = {
  /** The node, asked as whoever has signed in; undefined until they have first proved who they are. */
  readonly node: NodeClient | undefined;
  /** Whether the person has to be asked for their passkey or wallet, at first or because the session has ended. */
  readonly mustAsk: boolean;
  readonly open: () => void;
  readonly isOpening: boolean;
  /** Why there is no session, where one has ended or could not be opened. */
  readonly error: unknown;
};

const ENDED: ReadonlySet<ErrorCode> = new Set([
  "access.session-missing",
  "access.session-idle",
  "access.session-expired",
]);

/** The token of an open session; else why there is none, if anything. */
type Kept =
  | { readonly token: string; readonly ended?: never }
  | { readonly token?: never; readonly ended: AppError | null };

/** The session of whoever has signed in at their node, opened when it is first needed and kept by the tab. */
export function useSession(): OwnSession {
  const node = useNode();
  const queryClient = useQueryClient();
  const { account, openSession, signsUnasked } = useSigner();
  const queryKey = ["session", account];
  const openAnew = async (current?: string): Promise<Kept> => {
    const token = await openSession(current);
    keepSession(account, token);
    return { token };
  };
  const { data: kept, error } = useQuery({
    queryKey,
    staleTime: Number.POSITIVE_INFINITY,
    async queryFn(): Promise<Kept> {
      const token = readSession(account);
      if (token !== undefined) return { token };
      return signsUnasked === true ? openAnew() : { ended: null };
    },
  });
  const opening = useMutation({
    mutationFn: () => openAnew(),
    onSuccess: (opened) => {
      queryClient.setQueryData(queryKey, opened);
      return queryClient.refetchQueries({ predicate: ({ state }) => state.status === "error" });
    },
  });
  const isKnown = kept !== undefined && (kept.token !== undefined || kept.ended !== null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: what else is used changes with the account alone
  const signedIn = useMemo(() => {
    const current = () => queryClient.getQueryData<Kept>(queryKey)?.token;
    let stepping: Promise<Kept> | undefined;
    // Whatever asks at the same time waits for the one prompt.
    const stepUp = (token: string | undefined) => {
      stepping ??= openAnew(token).finally(() => {
        stepping = undefined;
      });
      return stepping;
    };
    return createNodeClient(node.url, {
      token: current,
      async mend(refusal, refused) {
        const isStepUp = refusal.code === "access.step-up-needed";
        if (!isStepUp && !ENDED.has(refusal.code)) return false;
        // The session has gone on under another token since.
        if (current() !== undefined && current() !== refused) return true;
        if (isStepUp) {
          queryClient.setQueryData(queryKey, await stepUp(refused));
          return true;
        }
        forgetSession(account);
        const isMended = signsUnasked === true;
        const next: Kept = isMended ? await openAnew() : { ended: refusal };
        queryClient.setQueryData(queryKey, next);
        return isMended;
      },
    });
  }, [node.url, account]);
  return {
    node: isKnown ? signedIn : undefined,
    mustAsk: kept !== undefined && kept.token === undefined,
    open: () => opening.mutate(),
    isOpening: opening.isPending,
    error: opening.error ?? error ?? kept?.ended ?? null,
  };
}
