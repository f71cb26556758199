import { useQuery } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { useConnection } from "wagmi";
import { useNode } from "../http/node-provider.tsx";
import { Icon } from "../ui/icon.tsx";
import { Problem } from "../ui/problem.tsx";
import { useOwnFacility } from "../wallet/use-own-facility.ts";
import { WalletScope } from "../wallet/wallet-scope.tsx";
import { changeMessages } from "./change-messages.ts";
import { firstCallsQuery } from "./queries.ts";
import { queueMessages } from "./queue-messages.ts";
import { type JoinWish, useJoin } from "./use-join.ts";

export type JoinButtonProps = {
  readonly wish: JoinWish;
  readonly productCode: string;
  /** Shown until a wallet is connected. */
  readonly fallback: ReactNode;
};

/** Puts the facility of the connected wallet on the waitlist, at its head where it has a first call. */
export function JoinButton({ fallback, ...props }: JoinButtonProps) {
  return (
    <WalletScope fallback={fallback}>
      <Submit {...props} fallback={fallback} />
    </WalletScope>
  );
}

function Submit({ wish, productCode, fallback }: JoinButtonProps) {
  const { address } = useConnection();
  const facilityId = useOwnFacility() ?? 0;
  const calls = useQuery({ ...firstCallsQuery(useNode(), facilityId), enabled: facilityId !== 0 }).data;
  const call = calls?.find((each) => each.productCode === productCode);
  const join = useJoin();
  if (address === undefined) return fallback;
  return (
    <>
      <button
        type="button"
        className="action w-full"
        disabled={join.isPending}
        onClick={() => join.mutate(wish)}
      >
        {queueMessages.join}
      </button>
      {call !== undefined && (
        <>
          <button
            type="button"
            className="action plain mt-2 w-full"
            disabled={join.isPending}
            onClick={() => join.mutate({ ...wish, firstCallOf: call.displacedId })}
          >
            {queueMessages.joinFirst(String(call.displacedId))}
          </button>
          <p className="text-sm text-quiet">{queueMessages.joinFirstHint}</p>
        </>
      )}
      <p role="status" className="mt-2 text-sm">
        {join.isPending && changeMessages.signing}
      </p>
      {join.isError && <Problem error={join.error} />}
      {join.isSuccess && (
        <p role="status" className="mt-2 flex items-start gap-2 bg-go-soft px-3 py-2 font-medium text-go">
          <Icon name="go" />
          {queueMessages.joined}
        </p>
      )}
    </>
  );
}
