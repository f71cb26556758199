import type { PriorityName } from "@medequipshare/domain";

/** An offer put aside to be reserved together with others, of one owner or several. */
export type CartItem = {
  readonly unitId: number;
  readonly name: string;
  readonly ownerName: string;
  /** Unix seconds, return included. */
  readonly startsAt: number;
  readonly endsAt: number;
  readonly priority: PriorityName;
  /** The facility it was found for: only its coordinator reserves it. */
  readonly borrowerId: number;
  /** Token units: price, maintenance fund and deposit; and the deposit alone. */
  readonly escrow: bigint;
  readonly deposit: bigint;
  /** Then it is held and asked for instead of reserved, and takes no escrow yet. */
  readonly approvalNeeded: boolean;
};

export type Cart = readonly CartItem[];

/** Whether the unit is in the cart for a time that overlaps. */
export function isInCart(
  cart: Cart,
  { unitId, startsAt, endsAt }: Pick<CartItem, "unitId" | "startsAt" | "endsAt">,
): boolean {
  return cart.some((item) => item.unitId === unitId && item.startsAt < endsAt && startsAt < item.endsAt);
}

/** The cart with the item, unless it overlaps with one that is in it. */
export function putInCart(cart: Cart, item: CartItem): Cart {
  return isInCart(cart, item) ? cart : [...cart, item];
}

/** The cart without what overlaps with the item. */
export function takeFromCart(cart: Cart, item: CartItem): Cart {
  return cart.filter((other) => !isInCart([other], item));
}

/** What confirming all of it takes from the free balance, token units, and how much of that is deposits. */
export function totalOf(cart: Cart): { readonly escrow: bigint; readonly deposit: bigint } {
  const charged = cart.filter(({ approvalNeeded }) => !approvalNeeded);
  return {
    escrow: charged.reduce((sum, item) => sum + item.escrow, 0n),
    deposit: charged.reduce((sum, item) => sum + item.deposit, 0n),
  };
}
