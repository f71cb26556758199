import { formatUsd } from "@medequipshare/domain";
import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { useConnection } from "wagmi";
import { Icon } from "../ui/icon.tsx";
import { Problem } from "../ui/problem.tsx";
import { WalletScope } from "../wallet/wallet-scope.tsx";
import { reservationMessages } from "./messages.ts";
import { type ReservationRequest, useReserve } from "./use-reserve.ts";

type ReserveButtonProps = {
  readonly request: ReservationRequest;
  /** What the wallet's facility will have in escrow, token units. */
  readonly escrow: bigint;
  readonly disabled: boolean;
  /** Shown until a wallet is connected. */
  readonly fallback: ReactNode;
};

/** Signs and sends the reservation with the connected wallet, and says what came of it. */
export function ReserveButton({ fallback, ...props }: ReserveButtonProps) {
  return (
    <WalletScope fallback={fallback}>
      <Submit {...props} fallback={fallback} />
    </WalletScope>
  );
}

function Submit({ request, escrow, disabled, fallback }: ReserveButtonProps) {
  const { address } = useConnection();
  const reserve = useReserve();
  if (address === undefined) return fallback;
  return (
    <>
      <button
        type="button"
        className="action w-full"
        disabled={disabled || reserve.isPending}
        onClick={() => reserve.mutate(request)}
      >
        {reservationMessages.submit(formatUsd(escrow))}
      </button>
      <p role="status" className="mt-2 text-sm">
        {reserve.isPending && reservationMessages.signing}
      </p>
      {reserve.isError && <Problem error={reserve.error} />}
      {reserve.isSuccess && (
        <p role="status" className="mt-2 flex items-start gap-2 bg-go-soft px-3 py-2 font-medium text-go">
          <Icon name="go" />
          <span>
            {reservationMessages.done}{" "}
            <Link
              className="textlink"
              to="/reservations/$reservationId"
              params={{ reservationId: String(reserve.data) }}
            >
              {reservationMessages.seeReservation}
            </Link>
          </span>
        </p>
      )}
    </>
  );
}
