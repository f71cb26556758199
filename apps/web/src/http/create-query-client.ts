import { isAppError } from "@medequipshare/domain";
import { QueryClient } from "@tanstack/react-query";

const ATTEMPTS = 3;

/** The cache of the node's answers. Live updates say what is stale, so nothing is asked for twice within a minute. */
export function createQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: {
        staleTime: 60_000,
        refetchOnWindowFocus: false,
        retry: (failures, error) => isAppError(error) && error.retryable && failures < ATTEMPTS,
      },
    },
  });
}
