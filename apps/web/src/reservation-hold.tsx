import type { ReservationDetail } from "@medequipshare/protocol";
import { lazy, Suspense } from "react";
import { useNow } from "./http/use-now.ts";
import { approvalMessages } from "./reservation/approval-messages.ts";
import { HoldState } from "./reservation/hold-state.tsx";
import { CoordinatorGate } from "./signing/coordinator-gate.tsx";
import { Loading } from "./ui/loading.tsx";
import { Section } from "./ui/section.tsx";
import { useFacilityNames } from "./use-facility-names.ts";

const HoldActs = lazy(async () => ({ default: (await import("./reservation/hold-acts.tsx")).HoldActs }));

/** For what a held reservation waits, and what the visitor's wallet may do about it. */
export function ReservationHold({ reservation }: { reservation: ReservationDetail }) {
  const { heldUntil, borrowerId, quote } = reservation;
  const now = useNow();
  const nameOf = useFacilityNames();
  const isOpen = heldUntil !== null && heldUntil > now;
  return (
    <div className="mt-8">
      <HoldState {...{ now, nameOf }} hold={reservation} />
      {isOpen && (
        <div className="mt-6">
          <Section title={approvalMessages.act}>
            <CoordinatorGate connect={approvalMessages.connectToAct}>
              {(facilityId) => (
                <Suspense fallback={<Loading lines={2} />}>
                  <HoldActs
                    hold={reservation}
                    {...{ facilityId }}
                    escrow={quote.escrow}
                    borrower={nameOf(borrowerId)}
                  />
                </Suspense>
              )}
            </CoordinatorGate>
          </Section>
        </div>
      )}
    </div>
  );
}
