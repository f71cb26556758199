import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { useNode } from "../http/node-provider.tsx";
import { accessMessages } from "../signing/messages.ts";
import { SignerScope } from "../signing/signer-scope.tsx";
import { useOwnFacility } from "../signing/use-own-facility.ts";
import { ConfirmButton } from "../ui/confirm-button.tsx";
import { formatMoney } from "../ui/format-money.ts";
import { Icon } from "../ui/icon.tsx";
import { Problem } from "../ui/problem.tsx";
import { confirmFacts, payerName } from "./confirm-facts.ts";
import { confirmMessages } from "./confirm-messages.ts";
import { firstCallsQuery, waitedQuery } from "./queries.ts";
import { queueMessages } from "./queue-messages.ts";
import { type JoinWish, useJoin } from "./use-join.ts";
import { useUnitLabel } from "./use-unit-label.ts";

export type JoinButtonProps = {
  readonly wish: JoinWish;
  readonly productCode: string;
  /** What a promotion will put in escrow, token units. */
  readonly escrow: bigint;
  readonly nameOf: (facilityId: number) => string;
  /** Shown until somebody has signed in. */
  readonly fallback: ReactNode;
};

/** Puts the facility of the visitor on the waitlist, at its head where it has a first call. */
export function JoinButton({ fallback, ...props }: JoinButtonProps) {
  return (
    <SignerScope fallback={fallback}>
      <Submit {...props} />
    </SignerScope>
  );
}

function Submit({ wish, productCode, escrow, nameOf }: Omit<JoinButtonProps, "fallback">) {
  const own = useOwnFacility();
  const facilityId = own ?? 0;
  const calls = useQuery({ ...firstCallsQuery(useNode(), facilityId), enabled: facilityId !== 0 }).data;
  const call = calls?.find((each) => each.productCode === productCode);
  const unit = useUnitLabel(wish.unitId);
  const join = useJoin();
  const confirmation = {
    title: confirmMessages.joinTitle,
    facts: confirmFacts({ ...wish, unit }, payerName(own, nameOf), [[confirmMessages.joinLater, escrow]]),
    sign: confirmMessages.joinSign(formatMoney(escrow)),
  };
  return (
    <>
      <ConfirmButton {...{ confirmation }} disabled={join.isPending} onSign={() => join.mutate(wish)}>
        {queueMessages.join}
      </ConfirmButton>
      {call !== undefined && (
        <>
          <div className="mt-2">
            <ConfirmButton
              plain
              {...{ confirmation }}
              disabled={join.isPending}
              onSign={() => join.mutate({ ...wish, firstCallOf: call.displacedId })}
            >
              {queueMessages.joinFirst(String(call.displacedId))}
            </ConfirmButton>
          </div>
          <p className="text-sm text-quiet">{queueMessages.joinFirstHint}</p>
        </>
      )}
      <p role="status" className="mt-2 text-sm">
        {join.isPending && accessMessages.signing}
      </p>
      {join.isError && <Problem error={join.error} />}
      {join.isSuccess && <Joined entryId={join.data.entryId} facilityId={facilityId} />}
    </>
  );
}

/** What became of one's entry, as the blocks tell it. */
function Joined({ entryId, facilityId }: { entryId: bigint; facilityId: number }) {
  const waited = useQuery(waitedQuery(useNode(), facilityId)).data;
  const entry = waited?.find((each) => each.entryId === entryId);
  if (entry?.state === "dropped") {
    return <p role="status">{queueMessages.dropped}</p>;
  }
  const isPromoted = entry?.state === "promoted" && entry.reservationId !== null;
  return (
    <p role="status" className="mt-2 flex items-start gap-2 bg-go-soft px-3 py-2 font-medium text-go">
      <Icon name="go" />
      {!isPromoted && queueMessages.joined}
      {isPromoted && (
        <span>
          {queueMessages.promoted}{" "}
          <Link
            className="textlink"
            to="/reservations/$reservationId"
            params={{ reservationId: String(entry.reservationId) }}
          >
            {queueMessages.seePromoted}
          </Link>
        </span>
      )}
    </p>
  );
}
