import { parseSlotSeconds } from "@medequipshare/domain";
import type { RouteOutput, Routes, UnitDetail } from "@medequipshare/protocol";
import { useQuery } from "@tanstack/react-query";
import { lazy, Suspense, useState } from "react";
import { useNode } from "./http/node-provider.tsx";
import { useNow } from "./http/use-now.ts";
import { firstChoice } from "./reservation/first-choice.ts";
import type { Occupied, Taken } from "./reservation/lay-out-days.ts";
import { reservationMessages } from "./reservation/messages.ts";
import { calendarQuery } from "./reservation/queries.ts";
import { UnitCalendar } from "./reservation/unit-calendar.tsx";
import { Empty } from "./ui/empty.tsx";
import { Loading } from "./ui/loading.tsx";
import { Section } from "./ui/section.tsx";
import { useFacilityNames } from "./use-facility-names.ts";

const ReserveForm = lazy(async () => ({
  default: (await import("./reservation/reserve-form.tsx")).ReserveForm,
}));

const DAY = 86_400;
const LONGEST_HORIZON = 90;

/** A unit's calendar, and beside it the form that reserves an interval of it. */
export function UnitSchedule({ unit }: { unit: UnitDetail }) {
  const { unitId, terms } = unit;
  const slotSeconds = parseSlotSeconds(unit.slotSeconds);
  const node = useNode();
  const now = useNow();
  const nameOf = useFacilityNames();
  const [today] = useState(() => Math.floor(now / DAY) * DAY);
  const horizon = today + Math.min(terms?.horizonDays ?? 0, LONGEST_HORIZON) * DAY + DAY;
  const open = useQuery(calendarQuery(node, unitId, today, horizon));
  const [chosen, setChosen] = useState<Occupied>();
  const [suggestion, setSuggestion] = useState<Occupied>();
  if (suggestion === undefined && open.data !== undefined && terms !== null) {
    setSuggestion(firstChoice({ terms, slotSeconds, now, busy: takenOf(open.data) }));
  }
  const choice = chosen ?? suggestion;
  const pick = (startsAt: number) => {
    if (choice !== undefined) setChosen({ startsAt, endsAt: startsAt + choice.endsAt - choice.startsAt });
  };
  return (
    <div className="mt-8 grid gap-x-12 lg:grid-cols-[1.9fr_1fr]">
      <Section
        title={reservationMessages.calendar}
        aside={<p className="text-sm text-quiet">{reservationMessages.live}</p>}
      >
        <UnitCalendar {...{ unitId, slotSeconds, now, choice, nameOf }} onPick={pick} />
      </Section>
      <Section title={reservationMessages.reserve}>
        {terms === null && <Empty>{reservationMessages.noTerms}</Empty>}
        {terms !== null && (choice === undefined || open.data === undefined) && <Loading lines={6} />}
        {terms !== null && choice !== undefined && open.data !== undefined && (
          <Suspense fallback={<Loading lines={6} />}>
            <ReserveForm
              {...{ unitId, slotSeconds, terms, now, choice, nameOf }}
              productCode={unit.productCode}
              ownerId={unit.ownerId}
              busy={takenOf(open.data)}
              stale={open.data.stale}
              onChoice={setChosen}
            />
          </Suspense>
        )}
      </Section>
    </div>
  );
}

/** Reservations and maintenance windows take time alike. */
function takenOf({ busy, windows }: RouteOutput<Routes["unit"]["calendar"]>): readonly Taken[] {
  return [
    ...busy.map((each) => ({ ...each, isMaintenance: false })),
    ...windows.map((each) => ({ ...each, isMaintenance: true })),
  ];
}
