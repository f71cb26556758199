import { getStaff } from "@medequipshare/sdk";
import { skipToken, useQuery } from "@tanstack/react-query";
import { useConnection } from "wagmi";
import { useOpenNetwork } from "./use-open-network.ts";

export type OwnStaff = { readonly facilityId: number; readonly roles: number };

/** What the connected account is at which facility; facility 0 when at none, undefined while asked. */
export function useOwnStaff(): OwnStaff | undefined {
  const { address } = useConnection();
  const open = useOpenNetwork();
  const { data } = useQuery({
    queryKey: ["staff", address],
    queryFn:
      address === undefined
        ? skipToken
        : async (): Promise<OwnStaff> => {
            const { facilityId, roles } = await getStaff(await open(), { account: address });
            return { facilityId, roles };
          },
  });
  return data;
}
