import type { ReservationDetail } from "@medequipshare/protocol";
import { useQuery } from "@tanstack/react-query";
import { lazy, Suspense } from "react";
import { facilitiesQuery } from "./facility/queries.ts";
import { useNode } from "./http/node-provider.tsx";
import { useNow } from "./http/use-now.ts";
import { ChangeList } from "./reservation/change-list.tsx";
import { changeMessages } from "./reservation/change-messages.ts";
import { useSignIn } from "./signing/sign-in-provider.tsx";
import { Loading } from "./ui/loading.tsx";
import { Section } from "./ui/section.tsx";
import { useFacilityNames } from "./use-facility-names.ts";

const ChangePanel = lazy(async () => ({
  default: (await import("./reservation/change-panel.tsx")).ChangePanel,
}));

type ReservationChangesProps = {
  readonly reservation: ReservationDetail;
  /** Of the unit; undefined until it is known. */
  readonly slotSeconds: number | undefined;
};

/** What was changed about a reservation, and what the visitor's wallet may change. */
export function ReservationChanges({ reservation, slotSeconds }: ReservationChangesProps) {
  const { state, changes, endsAt } = reservation;
  const nameOf = useFacilityNames();
  const facilities = useQuery(facilitiesQuery(useNode())).data ?? [];
  const now = useNow();
  const { wanted, openDialog } = useSignIn();
  const connect = (
    <button type="button" className="action plain w-full" onClick={openDialog}>
      {changeMessages.connect}
    </button>
  );
  const isOpen = state === "confirmed" || (state === "on-loan" && now < endsAt);
  return (
    <>
      <Section title={changeMessages.history}>
        <ChangeList changes={changes} nameOf={nameOf} />
      </Section>
      {isOpen && slotSeconds !== undefined && (
        <Section title={changeMessages.change}>
          {!wanted && connect}
          {wanted && (
            <Suspense fallback={<Loading lines={4} />}>
              <ChangePanel {...{ reservation, slotSeconds, now, facilities, nameOf }} fallback={connect} />
            </Suspense>
          )}
        </Section>
      )}
    </>
  );
}
