import type { Facility } from "@medequipshare/protocol";
import { Link } from "@tanstack/react-router";
import { useState } from "react";
import { Empty } from "../ui/empty.tsx";
import { facilityName } from "./facility-name.ts";
import { facilityMessages } from "./messages.ts";

type FacilityListProps = {
  readonly facilities: readonly Facility[];
  readonly highlighted: number | undefined;
  readonly onHighlight: (facilityId: number | undefined) => void;
};

/** The facilities by name, with a field to narrow them; says in words what the map shows in dots. */
export function FacilityList({ facilities, highlighted, onHighlight }: FacilityListProps) {
  const [text, setText] = useState("");
  const wanted = text.trim().toLowerCase();
  const shown = facilities
    .filter((facility) =>
      `${facilityName(facility)} ${facility.profile?.city}`.toLowerCase().includes(wanted),
    )
    .toSorted(
      (one, other) => other.unitCount - one.unitCount || facilityName(one).localeCompare(facilityName(other)),
    );
  return (
    <div className="flex min-h-0 flex-col">
      <input
        type="search"
        className="field"
        value={text}
        aria-label={facilityMessages.find}
        placeholder={facilityMessages.find}
        onChange={(event) => setText(event.target.value)}
      />
      {shown.length === 0 && (
        <div className="mt-3">
          <Empty>{facilities.length === 0 ? facilityMessages.none : facilityMessages.noneFound}</Empty>
        </div>
      )}
      <ul className="relative mt-2 max-h-96 overflow-y-auto lg:max-h-[30rem]">
        {shown.map((facility) => (
          <li key={facility.facilityId} className="border-b border-rule">
            <Link
              to="/facilities/$facilityId"
              params={{ facilityId: String(facility.facilityId) }}
              className={`grid grid-cols-[1fr_auto] items-baseline gap-x-3 py-2 pr-2 pl-2 hover:bg-accent-soft ${facility.facilityId === highlighted ? "bg-accent-soft" : ""}`}
              onPointerEnter={() => onHighlight(facility.facilityId)}
              onPointerLeave={() => onHighlight(undefined)}
              onFocus={() => onHighlight(facility.facilityId)}
              onBlur={() => onHighlight(undefined)}
            >
              <span className="font-medium">{facilityName(facility)}</span>
              <span className="tabular-nums">{facilityMessages.unitCount(facility.unitCount)}</span>
              <span className="text-sm text-quiet">{facility.profile?.city}</span>
              {!facility.active && <span className="text-sm text-quiet">{facilityMessages.notActive}</span>}
            </Link>
          </li>
        ))}
      </ul>
    </div>
  );
}
