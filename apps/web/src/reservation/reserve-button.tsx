import type { ReactNode } from "react";
import { SignerScope } from "../signing/signer-scope.tsx";
import { useOwnFacility } from "../signing/use-own-facility.ts";
import { type Confirmation, ConfirmButton } from "../ui/confirm-button.tsx";
import { formatMoney } from "../ui/format-money.ts";
import { formatDuration, formatMoment } from "../ui/format-time.ts";
import { Problem } from "../ui/problem.tsx";
import { approvalMessages } from "./approval-messages.ts";
import { confirmFacts, payerName } from "./confirm-facts.ts";
import { confirmMessages } from "./confirm-messages.ts";
import type { Taken } from "./lay-out-days.ts";
import { reservationMessages } from "./messages.ts";
import { ReserveOutcome } from "./reserve-outcome.tsx";
import { occurrencesOf, type Series } from "./series.ts";
import { type ReservationRequest, useReserve, type Wish } from "./use-reserve.ts";
import { useUnitLabel } from "./use-unit-label.ts";

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
  /** The facility that the offer was found for; whoever signs for another one is told so. */
  readonly borrowerId?: number | undefined;
  /** Whose unit it is, where it may be the visitor's own. */
  readonly ownerId?: number | undefined;
  readonly nameOf: (facilityId: number) => string;
  /** Shown until somebody has signed in. */
  readonly fallback: ReactNode;
};

/** Signs and sends the reservation and says what came of it. */
export function ReserveButton({ fallback, ownerId, ...props }: ReserveButtonProps) {
  return (
    <SignerScope fallback={fallback}>
      <UnlessOwn {...{ ownerId }}>
        <Submit {...props} />
      </UnlessOwn>
    </SignerScope>
  );
}

function UnlessOwn({ ownerId, children }: Pick<ReserveButtonProps, "ownerId"> & { children: ReactNode }) {
  const own = useOwnFacility();
  if (!own || own !== ownerId) return children;
  return <p className="text-quiet">{reservationMessages.ownUnit}</p>;
}

type SubmitProps = Omit<ReserveButtonProps, "fallback" | "ownerId">;

function Submit(props: SubmitProps) {
  const { request, approvalNeeded, series, taken = [], disabled, borrowerId, nameOf } = props;
  const own = useOwnFacility();
  const reserve = useReserve();
  const isOthers = borrowerId !== undefined && Boolean(own) && own !== borrowerId;
  const isOff = disabled || reserve.isPending || own === undefined || own === null || isOthers;
  // What has been reserved is not offered once more; another time or unit is.
  const isDone = reserve.isSuccess && isSame(reserve.variables, { request, series });
  return (
    <>
      {own === null && <Told>{confirmMessages.none}</Told>}
      {isOthers && own && <Told>{confirmMessages.otherPayer(nameOf(own), nameOf(borrowerId))}</Told>}
      {!isDone && (
        <Wishes {...props} {...{ own, isOff }} onWish={(kind) => reserve.mutate({ kind, request, series })} />
      )}
      <p role="status" className="mt-2 text-sm">
        {reserve.isPending && reservationMessages.signing}
      </p>
      {reserve.isError && <Problem error={reserve.error} />}
      {reserve.isSuccess && <ReserveOutcome reserved={reserve.data} {...{ approvalNeeded, taken }} />}
    </>
  );
}

function Told({ children }: { children: ReactNode }) {
  return (
    <p role="status" className="mb-2 border-l-4 border-wait bg-wait-soft px-3 py-2 text-sm">
      {children}
    </p>
  );
}

type WishesProps = SubmitProps & {
  readonly own: number | null | undefined;
  readonly isOff: boolean;
  readonly onWish: (kind: Wish["kind"]) => void;
};

/** The ways to have it: at once, asked for, held for a while, again and again. */
function Wishes({ request, escrow, approvalNeeded, series, own, isOff, onWish, nameOf }: WishesProps) {
  const unit = useUnitLabel(request.unitId);
  const total = escrow * BigInt(series?.count ?? 1);
  const hold = (look: string, label: string) => (
    <button type="button" className={`action w-full ${look}`} disabled={isOff} onClick={() => onWish("hold")}>
      {label}
    </button>
  );
  if (approvalNeeded) return hold("", approvalMessages.ask);
  const confirmation = {
    title: series === undefined ? confirmMessages.reserveTitle : confirmMessages.seriesTitle(series.count),
    facts: [
      ...confirmFacts({ ...request, unit }, payerName(own, nameOf), [[confirmMessages.escrow, total]]),
      ...seriesFacts(request, series),
    ],
    sign: confirmMessages.reserveSign(formatMoney(total)),
  };
  return (
    <>
      <ConfirmButton
        disabled={isOff}
        onSign={() => onWish(series === undefined ? "reserve" : "series")}
        confirmation={confirmation}
      >
        {labelOf(escrow, series)}
      </ConfirmButton>
      {series === undefined && hold("plain mt-2", approvalMessages.hold)}
    </>
  );
}

function isSame(done: Wish, { request, series }: Pick<Wish, "request" | "series">): boolean {
  const { unitId, startsAt, endsAt } = request;
  const isThis = done.request.unitId === unitId && done.request.startsAt === startsAt;
  const isSeries =
    done.series?.count === series?.count && done.series?.periodSeconds === series?.periodSeconds;
  return isThis && done.request.endsAt === endsAt && isSeries;
}

function labelOf(escrow: bigint, series: Series | undefined): string {
  if (series === undefined) return reservationMessages.submit(formatMoney(escrow));
  return approvalMessages.seriesSubmit(series.count, formatMoney(escrow * BigInt(series.count)));
}

/** How often, and from when until when the last time of a series is. */
function seriesFacts(request: ReservationRequest, series: Series | undefined): Confirmation["facts"] {
  const last = series && occurrencesOf(request, series).at(-1);
  if (series === undefined || last === undefined) return [];
  const [from, until] = [formatMoment(last.startsAt), formatMoment(last.endsAt)];
  return [
    {
      term: confirmMessages.repeated,
      value: confirmMessages.every(formatDuration(series.periodSeconds), series.count),
    },
    { term: confirmMessages.last, value: confirmMessages.span(from, until) },
  ];
}
