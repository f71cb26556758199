import type { PriorityName } from "@medequipshare/domain";
import type { Offer } from "@medequipshare/protocol";
import { Link } from "@tanstack/react-router";
import { lazy, Suspense } from "react";
import { useSignIn } from "../signing/sign-in-provider.tsx";
import { Icon } from "../ui/icon.tsx";
import { Loading } from "../ui/loading.tsx";
import { isInCart } from "./cart.ts";
import { useCart } from "./cart-provider.tsx";
import { findMessages } from "./find-messages.ts";
import { reservationMessages } from "./messages.ts";

const ReserveButton = lazy(async () => ({ default: (await import("./reserve-button.tsx")).ReserveButton }));

type OfferActsProps = {
  readonly offer: Offer;
  readonly asked: Asked;
  readonly name: string;
  readonly nameOf: (facilityId: number) => string;
};

/** What offers were found for. */
export type Asked = {
  readonly startsAt: number;
  readonly endsAt: number;
  readonly priority: PriorityName;
  readonly borrowerId: number;
};

/** Reserves an offer, or puts it into the cart; says what to do first where it cannot be had as it is. */
export function OfferActs({ offer, asked, name, nameOf }: OfferActsProps) {
  const { obstacles, unit, escrow } = offer;
  const { wanted, openDialog } = useSignIn();
  if (obstacles.length === 1 && obstacles[0] === "agreement-missing") {
    return (
      <Link
        className="textlink text-sm"
        to="/facilities/$facilityId"
        params={{ facilityId: String(unit.ownerId) }}
      >
        {findMessages.agreementFirst}
      </Link>
    );
  }
  if (obstacles.length > 0 || unit.terms === null) {
    return <p className="text-sm text-quiet">{findMessages.notNow}</p>;
  }
  const { startsAt, endsAt, priority, borrowerId } = asked;
  const { approvalNeeded, deposit } = unit.terms;
  const connect = (
    <button type="button" className="action w-full" onClick={openDialog}>
      {reservationMessages.connectFirst}
    </button>
  );
  return (
    <div className="grid gap-2">
      {!wanted && connect}
      {wanted && (
        <Suspense fallback={<Loading lines={1} />}>
          <ReserveButton
            request={{ unitId: unit.unitId, startsAt, endsAt, priority }}
            {...{ escrow, approvalNeeded, borrowerId, nameOf }}
            disabled={false}
            fallback={connect}
          />
        </Suspense>
      )}
      <CartToggle
        item={{
          unitId: unit.unitId,
          name,
          ownerName: unit.ownerName ?? "",
          startsAt,
          endsAt,
          priority,
          borrowerId,
          escrow,
          deposit,
          approvalNeeded,
        }}
      />
    </div>
  );
}

function CartToggle({ item }: { item: Parameters<ReturnType<typeof useCart>["put"]>[0] }) {
  const { cart, put, take } = useCart();
  const isIn = isInCart(cart, item);
  return (
    <button
      type="button"
      aria-pressed={isIn}
      className={`action plain w-full ${isIn ? "!bg-accent-soft" : ""}`}
      onClick={() => (isIn ? take(item) : put(item))}
    >
      {isIn && <Icon name="go" />}
      {isIn ? findMessages.inCart : findMessages.toCart}
    </button>
  );
}
