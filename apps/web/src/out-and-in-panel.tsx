import type { ReactNode } from "react";
import { MovementTable } from "./movement-table.tsx";
import { OfferedList } from "./offered-list.tsx";
import { outAndInMessages } from "./out-and-in-messages.ts";
import { changeMessages } from "./reservation/change-messages.ts";
import type { TodayRow } from "./reservation/list-today.ts";
import { queueMessages } from "./reservation/queue-messages.ts";
import { ReservationTable } from "./reservation/reservation-table.tsx";
import { WaitingList } from "./reservation/waiting-list.tsx";
import { SignerScope } from "./signing/signer-scope.tsx";
import { type OwnStaff, useOwnStaff } from "./signing/use-own-staff.ts";
import { Empty } from "./ui/empty.tsx";
import { Loading } from "./ui/loading.tsx";
import { Problem } from "./ui/problem.tsx";
import { Section } from "./ui/section.tsx";
import { useFacilityNames } from "./use-facility-names.ts";
import { useOpenMatters } from "./use-open-matters.ts";

/** The reservations of whoever's hospital has signed in, by side, each with its state and what comes next. */
export function OutAndInPanel({ fallback }: { fallback: ReactNode }) {
  return (
    <SignerScope fallback={fallback}>
      <SignedIn />
    </SignerScope>
  );
}

function SignedIn() {
  const staff = useOwnStaff();
  if (staff === undefined) return <Loading lines={8} />;
  if (staff.facilityId === 0) return <Empty>{outAndInMessages.noStaff}</Empty>;
  return <Reservations {...{ staff }} />;
}

function Reservations({ staff }: { staff: OwnStaff }) {
  const { facilityId } = staff;
  const nameOf = useFacilityNames();
  const { live, today } = useOpenMatters(staff);
  if (live.isError) return <Problem error={live.error} onRetry={() => void live.refetch()} />;
  if (today === undefined) return <Loading lines={8} />;
  const rows = [...today.waiting, ...today.under].toSorted((one, other) => one.dueAt - other.dueAt);
  const isLent = ({ reservation }: TodayRow) => reservation.ownerId === facilityId;
  const sides = [
    [outAndInMessages.borrowed, outAndInMessages.nothingBorrowed, rows.filter((row) => !isLent(row))],
    [outAndInMessages.lent, outAndInMessages.nothingLent, rows.filter(isLent)],
  ] as const;
  return (
    <>
      {sides.map(([title, none, side]) => (
        <Section flush key={title} {...{ title }} aside={<span className="count">{side.length}</span>}>
          {side.length === 0 ? (
            <Empty>{none}</Empty>
          ) : (
            <MovementTable caption={title} rows={side} {...{ facilityId, nameOf }} />
          )}
        </Section>
      ))}
      <Section title={queueMessages.waiting}>
        <WaitingList {...{ facilityId }} />
      </Section>
      <Section title={changeMessages.offered}>
        <OfferedList {...{ facilityId }} />
      </Section>
      <Section title={outAndInMessages.past}>
        <ReservationTable {...{ facilityId, nameOf }} />
      </Section>
    </>
  );
}
