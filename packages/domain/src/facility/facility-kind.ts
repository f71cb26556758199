/** The kinds of member, numbered as the on-chain FacilityRegistry numbers them. */
export const FacilityKind = {
  none: 0,
  hospital: 1,
  clinic: 2,
  manufacturer: 3,
  lessor: 4,
  provider: 5,
  carrier: 6,
} as const;

export type FacilityKindName = keyof typeof FacilityKind;
