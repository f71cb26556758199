import { useQuery } from "@tanstack/react-query";
import { facilityName } from "./facility/facility-name.ts";
import { facilityMessages } from "./facility/messages.ts";
import { facilitiesQuery } from "./facility/queries.ts";
import { useNode } from "./http/node-provider.tsx";

/** A facility's name by its id; its number until the names have arrived. */
export function useFacilityNames(): (facilityId: number) => string {
  const { data } = useQuery(facilitiesQuery(useNode()));
  return (facilityId) => {
    const facility = data?.find((candidate) => candidate.facilityId === facilityId);
    return facility === undefined ? facilityMessages.unnamed(facilityId) : facilityName(facility);
  };
}
