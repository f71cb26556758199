import { useQuery } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { unitTypesQuery } from "./equipment/queries.ts";
import { facilityName } from "./facility/facility-name.ts";
import { facilitiesQuery } from "./facility/queries.ts";
import { useNode } from "./http/node-provider.tsx";
import { localMidnights } from "./reservation/local-midnights.ts";
import type { ScheduleFilters } from "./reservation/schedule-filters.ts";
import { scheduleMessages } from "./reservation/schedule-messages.ts";
import { ChoiceField } from "./ui/choice-field.tsx";
import { formatDay } from "./ui/format-time.ts";
import { Icon } from "./ui/icon.tsx";

type ScheduleBarProps = {
  readonly filters: ScheduleFilters;
  readonly boundaries: readonly number[];
  readonly now: number;
};

const HALF_DAY = 43_200;
const DAY = 86_400;

/** What moves and narrows the schedule; every change goes to the page's address. */
export function ScheduleBar({ filters, boundaries, now }: ScheduleBarProps) {
  const navigate = useNavigate();
  const node = useNode();
  const types = useQuery(unitTypesQuery(node)).data ?? [];
  const facilities = useQuery(facilitiesQuery(node)).data ?? [];
  const change = (search: ScheduleFilters) =>
    void navigate({ to: "/schedule", search, replace: true, resetScroll: false });
  const { from: _from, ...today } = filters;
  const { productCode: _type, ...anyType } = filters;
  const { ownerId: _owner, ...anyOwner } = filters;
  const { view: _view, ...asTimeline } = filters;
  const [first = now] = boundaries;
  const last = boundaries.at(-1) ?? now;
  // From the middle of the day, so that a day of 23 or 25 hours is not missed or met twice.
  const move = (days: number) => {
    const [from = first] = localMidnights(first + HALF_DAY + days * DAY, 1);
    change({ ...filters, from });
  };
  const owners = facilities
    .map((facility) => ({ value: String(facility.facilityId), label: facilityName(facility) }))
    .toSorted((one, other) => one.label.localeCompare(other.label));
  return (
    <div className="grid gap-x-6 gap-y-3 border-y border-edge py-4 lg:grid-cols-[auto_1fr]">
      <div className="flex flex-wrap items-center gap-2 self-end">
        <MoveButton label={scheduleMessages.weekBack} marks="‹‹" onPress={() => move(-7)} />
        <MoveButton label={scheduleMessages.dayBack} marks="‹" onPress={() => move(-1)} />
        <button type="button" className="action plain" onClick={() => change(today)}>
          {scheduleMessages.today}
        </button>
        <MoveButton label={scheduleMessages.dayOn} marks="›" onPress={() => move(1)} />
        <MoveButton label={scheduleMessages.weekOn} marks="››" onPress={() => move(7)} />
        <p role="status" className="ml-2 font-medium">
          {scheduleMessages.range(formatDay(first), formatDay(last - 1))}
        </p>
      </div>
      <form
        aria-label={scheduleMessages.filters}
        className="grid items-end gap-3 sm:grid-cols-[1fr_1fr_auto]"
        onSubmit={(event) => event.preventDefault()}
      >
        <ChoiceField
          label={scheduleMessages.type}
          none={scheduleMessages.anyType}
          value={filters.productCode ?? ""}
          choices={types.map(({ productCode, name }) => ({ value: productCode, label: name }))}
          onChange={(value) => change(value === "" ? anyType : { ...filters, productCode: value })}
        />
        <ChoiceField
          label={scheduleMessages.owner}
          none={scheduleMessages.anyOwner}
          value={String(filters.ownerId ?? "")}
          choices={owners}
          onChange={(value) => change(value === "" ? anyOwner : { ...filters, ownerId: Number(value) })}
        />
        <fieldset className="flex border border-accent">
          <legend className="sr-only">{scheduleMessages.view}</legend>
          <ViewButton isOn={filters.view === undefined} onPress={() => change(asTimeline)}>
            {scheduleMessages.timeline}
          </ViewButton>
          <ViewButton isOn={filters.view === "table"} onPress={() => change({ ...filters, view: "table" })}>
            {scheduleMessages.table}
          </ViewButton>
        </fieldset>
      </form>
    </div>
  );
}

function MoveButton({ label, marks, onPress }: { label: string; marks: string; onPress: () => void }) {
  const isBack = marks.startsWith("‹");
  return (
    <button type="button" className="action plain !px-2.5" aria-label={label} title={label} onClick={onPress}>
      {[...marks].map((mark, index) => (
        <span key={`${mark}${index === 0 ? "" : "2"}`} className={index === 0 ? "" : "-ml-3"}>
          <Icon name={isBack ? "before" : "after"} className="!mt-0" />
        </span>
      ))}
    </button>
  );
}

function ViewButton({ isOn, onPress, children }: { isOn: boolean; onPress: () => void; children: string }) {
  return (
    <button
      type="button"
      aria-pressed={isOn}
      className={`min-h-11 grow px-4 font-semibold ${isOn ? "bg-accent text-on-accent" : "text-accent"}`}
      onClick={onPress}
    >
      {children}
    </button>
  );
}
