import { lazy, Suspense } from "react";
import { useSignIn } from "../signing/sign-in-provider.tsx";
import { formatMoney } from "../ui/format-money.ts";
import { Loading } from "../ui/loading.tsx";
import { queueMessages } from "./queue-messages.ts";
import type { JoinWish } from "./use-join.ts";

const JoinButton = lazy(async () => ({ default: (await import("./join-button.tsx")).JoinButton }));

type JoinOfferProps = {
  readonly wish: JoinWish;
  readonly productCode: string;
  /** What a promotion will put in escrow, token units. */
  readonly escrow: bigint;
  readonly nameOf: (facilityId: number) => string;
};

/** Waiting for time that others have, with what it means said first. */
export function JoinOffer({ wish, productCode, escrow, nameOf }: JoinOfferProps) {
  const { wanted, openDialog } = useSignIn();
  const connect = (
    <button type="button" className="action plain w-full" onClick={openDialog}>
      {queueMessages.connectToJoin}
    </button>
  );
  return (
    <div className="mt-4 border-t border-rule pt-4">
      <p className="mb-3 text-sm">{queueMessages.joinLead(formatMoney(escrow))}</p>
      {wanted ? (
        <Suspense fallback={<Loading lines={1} />}>
          <JoinButton {...{ wish, productCode, escrow, nameOf }} fallback={connect} />
        </Suspense>
      ) : (
        connect
      )}
    </div>
  );
}
