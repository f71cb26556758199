import { createContext, useContext } from "react";

export type FacilityNaming = (facilityId: number) => string | undefined;

/** What a facility is called, where that is known by now; nothing is asked for it. */
export const FacilityNamingContext = createContext<FacilityNaming>(() => undefined);

export function useFacilityNaming(): FacilityNaming {
  return useContext(FacilityNamingContext);
}
