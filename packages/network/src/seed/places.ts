import { testNpi } from "@medequipshare/domain";
import type { Hospital } from "./montana.ts";

/** Facilities that the demonstration and the story name. */
export const places = {
  owner: "billings-clinic",
  borrower: "beartooth-billings-clinic",
  founders: ["st-vincent-health-care", "benefis-hospitals-inc", "st-patrick-hospital"],
} as const;

export function hospitalBySlug(hospitals: readonly Hospital[], slug: string): Hospital {
  const found = hospitals.find((hospital) => hospital.slug === slug);
  if (!found) throw new TypeError(`no hospital ${slug} in the source`);
  return found;
}

/** Facilities that are nowhere; their names begin with "Example". What goes wrong in a network made here goes wrong at them. */
export const inventedPlaces = {
  courier: (near: Hospital) => invented(near, "Example Courier", 9_001),
  biomedical: (near: Hospital) => invented(near, "Example Biomedical", 9_002),
  hospital: (near: Hospital) => ({
    ...invented(near, "Example Valley Hospital", 9_003),
    latitude: near.latitude + 0.12,
    longitude: near.longitude + 0.1,
  }),
  /** Another name for a real place, on its spot: who is late, dismissed or displaces others in a story. */
  standIn: (real: Hospital, name: StandIn) => invented(real, `Example ${name} Hospital`, standIns[name]),
} as const;

const standIns = { Ridge: 9_011, Creek: 9_012, Prairie: 9_013, River: 9_014, Pass: 9_015 } as const;
type StandIn = keyof typeof standIns;

export const isInvented = ({ slug }: Pick<Hospital, "slug">): boolean => slug.startsWith("example-");

function invented(near: Hospital, name: string, ordinal: number): Hospital {
  return {
    ...near,
    name,
    slug: name.toLowerCase().replaceAll(" ", "-"),
    npi: testNpi(ordinal),
    ccn: undefined,
    address: "1 Example Street",
    beds: undefined,
  };
}
