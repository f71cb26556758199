import { getStaff } from "@medequipshare/sdk";
import { useQuery } from "@tanstack/react-query";
import { useSigner } from "./signer.ts";

export type OwnStaff = { readonly facilityId: number; readonly roles: number };

const RETRY_MS = 3_000;

/** What whoever has signed in is at which facility; facility 0 when at none, undefined while asked. */
export function useOwnStaff(): OwnStaff | undefined {
  const { account, open } = useSigner();
  const { data } = useQuery({
    queryKey: ["staff", account],
    // It reads the chain: while that does not answer, nothing can be signed either.
    retry: true,
    retryDelay: RETRY_MS,
    queryFn: async (): Promise<OwnStaff> => {
      const { facilityId, roles } = await getStaff(await open(), { account });
      return { facilityId, roles };
    },
  });
  return data;
}
