import { createContext, type ReactNode, useContext, useEffect, useMemo, useState } from "react";
import { type Cart, type CartItem, putInCart, takeFromCart } from "./cart.ts";
import { keepCart, readCart } from "./kept-cart.ts";

type CartState = {
  readonly cart: Cart;
  readonly put: (item: CartItem) => void;
  readonly take: (item: CartItem) => void;
  readonly empty: () => void;
};

const nothing = () => {};
const CartContext = createContext<CartState>({ cart: [], put: nothing, take: nothing, empty: nothing });

/** Keeps the cart while the tab is open: offers go stale, so it is not kept for longer. */
export function CartProvider({ children }: { children: ReactNode }) {
  const [cart, setCart] = useState<Cart>(() => readCart(Math.floor(Date.now() / 1000)));
  useEffect(() => keepCart(cart), [cart]);
  const state = useMemo(
    () => ({
      cart,
      put: (item: CartItem) => setCart((before) => putInCart(before, item)),
      take: (item: CartItem) => setCart((before) => takeFromCart(before, item)),
      empty: () => setCart([]),
    }),
    [cart],
  );
  return <CartContext value={state}>{children}</CartContext>;
}

export function useCart(): CartState {
  return useContext(CartContext);
}
