import { facilityProfile } from "@medequipshare/protocol";
import type { Hospital } from "./montana.ts";

const source = "HIFLD hospitals and CMS Hospital General Information; real place, invented events";

/** The public profile document of a hospital, as bytes. */
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
    source,
  });
  return new TextEncoder().encode(JSON.stringify(profile));
}
