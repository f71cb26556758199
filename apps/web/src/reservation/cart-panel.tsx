import { Link } from "@tanstack/react-router";
import { lazy, Suspense } from "react";
import { useSignIn } from "../signing/sign-in-provider.tsx";
import { Empty } from "../ui/empty.tsx";
import { formatMoney } from "../ui/format-money.ts";
import { formatMoment } from "../ui/format-time.ts";
import { Icon } from "../ui/icon.tsx";
import { Loading } from "../ui/loading.tsx";
import { type CartItem, totalOf } from "./cart.ts";
import { useCart } from "./cart-provider.tsx";
import { findMessages } from "./find-messages.ts";
import { reservationMessages } from "./messages.ts";
import { signCart } from "./sign-cart.ts";

type NameOf = (facilityId: number) => string;

const CartButton = lazy(async () => ({ default: (await import("./cart-button.tsx")).CartButton }));

/** Offers put aside, what they take together, and the act that reserves all of them or none. */
export function CartPanel({ nameOf }: { readonly nameOf: NameOf }) {
  const { cart, take, empty } = useCart();
  if (cart.length === 0) return <Empty>{findMessages.cartEmpty}</Empty>;
  const { escrow, deposit } = totalOf(cart);
  return (
    <>
      <p role="status" className="sr-only">
        {findMessages.cartItems(cart.length)}
      </p>
      <ul>
        {cart.map((item) => (
          <InCart key={`${item.unitId}-${item.startsAt}`} {...{ item, nameOf }} onTake={() => take(item)} />
        ))}
      </ul>
      <table className="listing my-3">
        <tbody>
          <tr className="font-semibold">
            <td>{findMessages.cartTotal}</td>
            <td className="!pr-0 text-right">{formatMoney(escrow)}</td>
          </tr>
          <tr>
            <td className="text-quiet">{findMessages.cartCost}</td>
            <td className="!pr-0 text-right text-quiet">{formatMoney(deposit)}</td>
          </tr>
        </tbody>
      </table>
      <Sign {...{ escrow, nameOf }} />
      <button type="button" className="textlink mt-3 min-h-11" onClick={empty}>
        {findMessages.empty}
      </button>
    </>
  );
}

function InCart({ item, nameOf, onTake }: { item: CartItem; nameOf: NameOf; onTake: () => void }) {
  const { unitId, name, ownerName, startsAt, endsAt, escrow, approvalNeeded, priority, borrowerId } = item;
  return (
    <li className="grid grid-cols-[1fr_auto] gap-x-3 border-b border-rule py-2">
      <div>
        <Link className="textlink font-medium" to="/units/$unitId" params={{ unitId: String(unitId) }}>
          {name}
        </Link>
        <p className="text-sm text-quiet">{findMessages.of(ownerName)}</p>
        <p className="text-sm text-quiet tabular-nums">
          {findMessages.cartTime(formatMoment(startsAt), formatMoment(endsAt))}
        </p>
        <p className="text-sm text-quiet">
          {findMessages.askedFor(reservationMessages.priorities[priority], nameOf(borrowerId))}
        </p>
        {approvalNeeded && <p className="text-sm">{findMessages.cartAsked}</p>}
      </div>
      <div className="grid content-start justify-items-end">
        <span className="tabular-nums">{formatMoney(approvalNeeded ? 0n : escrow)}</span>
        <button
          type="button"
          aria-label={findMessages.removeItem(name)}
          className="grid size-11 place-items-center text-quiet hover:text-stop"
          onClick={onTake}
        >
          <Icon name="stop" />
        </button>
      </div>
    </li>
  );
}

function Sign({ escrow, nameOf }: { escrow: bigint; nameOf: NameOf }) {
  const { wanted, openDialog } = useSignIn();
  const connect = (
    <button type="button" className="action w-full" onClick={openDialog}>
      {findMessages.cartConnect}
    </button>
  );
  if (!wanted) return connect;
  return (
    <Suspense fallback={<Loading lines={1} />}>
      <CartButton act={signCart} {...{ escrow, nameOf }} fallback={connect} />
    </Suspense>
  );
}
