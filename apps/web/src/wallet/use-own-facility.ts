import { hasRole } from "@medequipshare/domain";
import { getStaff } from "@medequipshare/sdk";
import { skipToken, useQuery } from "@tanstack/react-query";
import { useConnection } from "wagmi";
import { useOpenNetwork } from "./use-open-network.ts";

/** The facility for which the connected account coordinates; null when for none, undefined while asked. */
export function useOwnFacility(): number | null | undefined {
  const { address } = useConnection();
  const open = useOpenNetwork();
  const { data } = useQuery({
    queryKey: ["staff", address],
    queryFn:
      address === undefined
        ? skipToken
        : async () => {
            const { facilityId, roles } = await getStaff(await open(), { account: address });
            return hasRole(roles, "coordinator") ? facilityId : null;
          },
  });
  return data;
}
