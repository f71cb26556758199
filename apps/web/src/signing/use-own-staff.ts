import { getStaff } from "@medequipshare/sdk";
import { useQuery } from "@tanstack/react-query";
import { useSigner } from "./signer.ts";

export type OwnStaff = { readonly facilityId: number; readonly roles: number };

/** What whoever has signed in is at which facility; facility 0 when at none, undefined while asked. */
export function useOwnStaff(): OwnStaff | undefined {
  const { account, open } = useSigner();
  const { data } = useQuery({
    queryKey: ["staff", account],
    queryFn: async (): Promise<OwnStaff> => {
      const { facilityId, roles } = await getStaff(await open(), { account });
      return { facilityId, roles };
    },
  });
  return data;
}
