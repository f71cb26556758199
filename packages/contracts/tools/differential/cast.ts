import type { World } from "./model/world.ts";

/** Who plays: the account that acts for each facility, and some that may not. */
export type Cast = {
  /** Account with every role, by facility. */
  readonly staffOf: ReadonlyMap<number, string>;
  readonly borrowerIds: readonly number[];
  /** Accounts with the wrong role, an appointment that ends, or none. */
  readonly strangers: readonly string[];
};

export function accountOf(cast: Cast, facilityId: number): string {
  const account = cast.staffOf.get(facilityId);
  if (account === undefined) throw new Error(`nobody acts for facility ${facilityId}`);
  return account;
}

export function ownerAccount(cast: Cast, world: World, unitId: number): string {
  return accountOf(cast, world.units.get(unitId)?.ownerId ?? 1);
}
