import { formatUsd } from "@medequipshare/domain";
import type { ReactNode } from "react";
import { useConnection } from "wagmi";
import { Problem } from "../ui/problem.tsx";
import { WalletScope } from "../wallet/wallet-scope.tsx";
import { approvalMessages } from "./approval-messages.ts";
import type { Taken } from "./lay-out-days.ts";
import { reservationMessages } from "./messages.ts";
import { ReserveOutcome } from "./reserve-outcome.tsx";
import type { Series } from "./series.ts";
import { type ReservationRequest, useReserve, type Wish } from "./use-reserve.ts";

export type ReserveButtonProps = {
  readonly request: ReservationRequest;
  /** What the wallet's facility will have in escrow for one reservation, token units. */
  readonly escrow: bigint;
  /** Whether the owner approves each: then it can only be asked for. */
  readonly approvalNeeded: boolean;
  readonly series?: Series | undefined;
  /** What is known to be taken of the unit, to say why an occurrence was passed over. */
  readonly taken?: readonly Taken[];
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

function Submit({
  request,
  escrow,
  approvalNeeded,
  series,
  taken = [],
  disabled,
  fallback,
}: ReserveButtonProps) {
  const { address } = useConnection();
  const reserve = useReserve();
  if (address === undefined) return fallback;
  const kind = approvalNeeded ? "hold" : series === undefined ? "reserve" : "series";
  const send = (wanted: Wish["kind"]) => reserve.mutate({ kind: wanted, request, series });
  const isOff = disabled || reserve.isPending;
  return (
    <>
      <button type="button" className="action w-full" disabled={isOff} onClick={() => send(kind)}>
        {labelOf(kind, escrow, series)}
      </button>
      {kind === "reserve" && (
        <button
          type="button"
          className="action plain mt-2 w-full"
          disabled={isOff}
          onClick={() => send("hold")}
        >
          {approvalMessages.hold}
        </button>
      )}
      <p role="status" className="mt-2 text-sm">
        {reserve.isPending && reservationMessages.signing}
      </p>
      {reserve.isError && <Problem error={reserve.error} />}
      {reserve.isSuccess && <ReserveOutcome reserved={reserve.data} {...{ approvalNeeded, taken }} />}
    </>
  );
}

function labelOf(kind: Wish["kind"], escrow: bigint, series: Series | undefined): string {
  if (kind === "hold") return approvalMessages.ask;
  if (series === undefined) return reservationMessages.submit(formatUsd(escrow));
  return approvalMessages.seriesSubmit(series.count, formatUsd(escrow * BigInt(series.count)));
}
