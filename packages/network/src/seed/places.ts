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
