import { previewSettlement, settleLoan } from "@medequipshare/sdk";
import { useQuery } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { ActButton } from "../signing/act-button.tsx";
import { useSigner } from "../signing/signer.ts";
import { SignerScope } from "../signing/signer-scope.tsx";
import { formatMoney, roundParts } from "../ui/format-money.ts";
import { formatDuration } from "../ui/format-time.ts";
import { Loading } from "../ui/loading.tsx";
import { Problem } from "../ui/problem.tsx";
import { settlementMessages } from "./messages.ts";

type SettlePanelProps = {
  readonly reservationId: bigint;
  /** Shown until somebody has signed in. */
  readonly fallback: ReactNode;
};

/** Settles a loan that is back. Anybody may: the contract divides what was set aside by what was metered. */
export function SettlePanel({ reservationId, fallback }: SettlePanelProps) {
  return (
    <SignerScope fallback={fallback}>
      <SignedIn {...{ reservationId }} />
    </SignerScope>
  );
}

function SignedIn({ reservationId }: Pick<SettlePanelProps, "reservationId">) {
  const { open } = useSigner();
  const preview = useQuery({
    queryKey: ["reservation", String(reservationId), "settlement-preview"],
    queryFn: async () => previewSettlement(await open(), { reservationId }),
  });
  if (preview.isPending) return <Loading lines={2} />;
  if (preview.isError) return <Problem error={preview.error} onRetry={() => void preview.refetch()} />;
  const { meteredSeconds, revenue, lateFee, contribution, refund } = preview.data;
  const [toOwner = 0n, late = 0n, toFund = 0n, back = 0n] = roundParts([
    revenue,
    lateFee,
    contribution,
    refund,
  ]);
  return (
    <ActButton
      act={(network) => settleLoan(network, { reservationId })}
      changes={[["reservation", String(reservationId)], ["reservations"], ["facility"]]}
      confirmation={{
        title: settlementMessages.settleTitle,
        facts: [
          { term: settlementMessages.counted, value: formatDuration(Number(meteredSeconds)) },
          { term: settlementMessages.revenue, value: formatMoney(toOwner) },
          { term: settlementMessages.lateFee, value: formatMoney(late) },
          { term: settlementMessages.contribution, value: formatMoney(toFund) },
          { term: settlementMessages.refund, value: formatMoney(back) },
        ],
        sign: settlementMessages.signSettlement,
      }}
    >
      {settlementMessages.settle}
    </ActButton>
  );
}
