import { facilityProfile } from "@medequipshare/protocol";
import type { Hospital } from "./montana.ts";
import { isInvented } from "./places.ts";

const realSource = "HIFLD hospitals and CMS Hospital General Information; real place, invented events";
const inventedSource = "Invented place, invented events";

/** The public profile document of a facility, as bytes. */
export function profileDocument(hospital: Hospital): Uint8Array<ArrayBuffer> {
  const { name, address, city, state, zip, latitude, longitude, beds } = hospital;
  const profile = facilityProfile.parse({
    name,
    address,
    city,
    state,
    zip,
    latitude,
    longitude,
    beds,
    source: isInvented(hospital) ? inventedSource : realSource,
  });
  return new TextEncoder().encode(JSON.stringify(profile));
}
