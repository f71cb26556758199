import type { ReservationDetail } from "@medequipshare/protocol";
import { lazy, Suspense } from "react";
import { settlementMessages } from "./settlement/messages.ts";
import { SettlementTable } from "./settlement/settlement-table.tsx";
import { useSignIn } from "./signing/sign-in-provider.tsx";
import { Loading } from "./ui/loading.tsx";
import { Section } from "./ui/section.tsx";

const SettlePanel = lazy(async () => ({
  default: (await import("./settlement/settle-panel.tsx")).SettlePanel,
}));

/** How the money of a loan was divided; where the unit is back and that is still to be done, its act. */
export function ReservationSettlement({ reservation }: { reservation: ReservationDetail }) {
  const { reservationId, state, escrow, settlement } = reservation;
  const { wanted, openDialog } = useSignIn();
  const connect = (
    <button type="button" className="action plain" onClick={openDialog}>
      {settlementMessages.connect}
    </button>
  );
  return (
    <Section title={settlementMessages.settlement}>
      {state !== "returned" && <SettlementTable escrow={escrow} settlement={settlement} />}
      {state === "returned" && !wanted && connect}
      {state === "returned" && wanted && (
        <Suspense fallback={<Loading lines={2} />}>
          <SettlePanel {...{ reservationId }} fallback={connect} />
        </Suspense>
      )}
    </Section>
  );
}
