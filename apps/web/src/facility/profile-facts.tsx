import type { FacilityDetail } from "@medequipshare/protocol";
import { Facts } from "../ui/facts.tsx";
import { facilityMessages } from "./messages.ts";

/** What a facility is and where. */
export function ProfileFacts({ facility }: { facility: FacilityDetail }) {
  const { profile, kind, npi, ccn } = facility;
  return (
    <Facts
      facts={[
        { term: facilityMessages.kind, value: facilityMessages.kinds[kind] },
        ...(profile === null
          ? []
          : [
              {
                term: facilityMessages.address,
                value: `${profile.address}, ${profile.city}, ${profile.state} ${profile.zip}`,
              },
            ]),
        ...(profile?.beds === undefined
          ? []
          : [{ term: facilityMessages.beds, value: String(profile.beds) }]),
        { term: facilityMessages.npi, value: <span className="font-mono">{npi}</span> },
        ...(ccn === null
          ? []
          : [{ term: facilityMessages.ccn, value: <span className="font-mono">{ccn}</span> }]),
        ...(profile === null ? [] : [{ term: facilityMessages.source, value: profile.source }]),
      ]}
    />
  );
}
