/** What a person may do for a facility, as bits of one word. The on-chain FacilityRegistry uses the same bits. */
export const Role = {
  administrator: 1,
  coordinator: 2,
  operator: 4,
  biomedical: 8,
  "clinical-lead": 16,
  finance: 32,
  auditor: 64,
  reviewer: 128,
} as const;

export type RoleName = keyof typeof Role;
/** A word of role bits, 0 to 255. */
export type RoleBits = number;
