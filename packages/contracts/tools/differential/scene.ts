import { accountOf, type Cast, ownerAccount } from "./cast.ts";
import type { Draw } from "./draw.ts";
import type { Act } from "./model/perform.ts";
import type { Reservation, World } from "./model/world.ts";

/** What there is to choose from; the world's time is that of the next act. */
export type Scene = { readonly draw: Draw; readonly world: World; readonly cast: Cast };
type WithoutTime<One> = One extends Act ? Omit<One, "at"> : never;
/** An act without its time. */
export type Deed = WithoutTime<Act>;

/** An account to borrow with, seldom one that may not. */
export function drawBorrower({ draw, cast }: Scene): string {
  if (draw.percent(3)) return draw.pick(cast.strangers);
  if (draw.percent(2)) return draw.pick([...cast.staffOf.values()]);
  const [first = 0, second = first] = cast.borrowerIds;
  if (draw.percent(72)) return accountOf(cast, draw.pick([first, second]));
  return accountOf(cast, draw.pick(cast.borrowerIds));
}

/** Mostly the account of the unit's owner. */
export function owner({ draw, cast, world }: Scene, unitId: number): string {
  if (draw.percent(88)) return ownerAccount(cast, world, unitId);
  return draw.percent(50) ? draw.pick([...cast.staffOf.values()]) : draw.pick(cast.strangers);
}

/** Mostly the account of the borrower. */
export function borrower({ draw, cast }: Scene, { borrowerId }: Reservation): string {
  if (draw.percent(92)) return accountOf(cast, borrowerId);
  return draw.percent(50) ? draw.pick([...cast.staffOf.values()]) : draw.pick(cast.strangers);
}
