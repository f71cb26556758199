import type { ActReceipt, Passkey } from "@medequipshare/sdk";
import { createPerson, type Door, type Person } from "../access/person.ts";
import { type Hospital, listMontanaHospitals } from "../seed/montana.ts";
import type { People } from "../seed/people.ts";
import { hospitalBySlug, inventedPlaces, places } from "../seed/places.ts";

/** The facilities of a story. Example Courier and Example Biomedical are invented in every one. */
export interface Places {
  readonly owner: Hospital;
  readonly borrower: Hospital;
  readonly founders: readonly [Hospital, Hospital, Hospital];
  readonly carrier: Hospital;
  readonly provider: Hospital;
}

/** Real hospitals: for the main story, in which nothing is held against anybody. */
export function storyPlaces(): Places {
  const hospitals = listMontanaHospitals();
  const at = (slug: string) => hospitalBySlug(hospitals, slug);
  const [first, second, third] = places.founders;
  const owner = at(places.owner);
  return {
    owner,
    borrower: at(places.borrower),
    founders: [at(first), at(second), at(third)],
    carrier: inventedPlaces.courier(owner),
    provider: inventedPlaces.biomedical(owner),
  };
}

/** The same places under invented names. */
export function inventedStoryPlaces(): Places {
  const { standIn } = inventedPlaces;
  const { founders, owner, borrower, ...rest } = storyPlaces();
  const [first, second, third] = founders;
  return {
    ...rest,
    owner: standIn(owner, "Ridge"),
    borrower: standIn(borrower, "Creek"),
    founders: [standIn(first, "Prairie"), standIn(second, "River"), standIn(third, "Pass")],
  };
}

/** Everybody who acts, made when first needed. */
export interface Cast {
  person(place: Hospital, role: string): Promise<Person>;
}

export interface CastParameters {
  readonly people: People;
  readonly doorOf: (place: Hospital) => Door;
  /** How everybody's requests go to the nodes. */
  readonly fetch: typeof fetch;
  readonly onAct: (person: string, receipt: ActReceipt) => void;
}

export function createCast({ people, doorOf, fetch, onAct }: CastParameters): Cast {
  const known = new Map<string, Promise<Person>>();
  const make = async (place: Hospital, role: string): Promise<Person> => {
    const passkey: Passkey = await people.passkeyOf(place.slug, role);
    return createPerson({ name: `${place.name}, ${role}`, passkey, door: doorOf(place), fetch, onAct });
  };
  return {
    person(place, role) {
      const key = `${place.slug}/${role}`;
      const found = known.get(key) ?? make(place, role);
      known.set(key, found);
      return found;
    },
  };
}
