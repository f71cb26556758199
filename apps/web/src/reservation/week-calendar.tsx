import type { RouteOutput, Routes } from "@medequipshare/protocol";
import { formatClock, formatDay, formatMoment } from "../ui/format-time.ts";
import { changeMessages } from "./change-messages.ts";
import { type Bar, type DayRow, layOutDays, type Occupied } from "./lay-out-days.ts";
import { reservationMessages } from "./messages.ts";
import { type TakenKind, takenLooks } from "./taken-looks.ts";

export type Busy = RouteOutput<Routes["unit"]["calendar"]>["busy"][number];
export type Blocked = RouteOutput<Routes["unit"]["calendar"]>["windows"][number];
type Shown = Occupied & { readonly kind: TakenKind | "choice"; readonly key: string };

type WeekCalendarProps = {
  readonly busy: readonly Busy[];
  readonly windows: readonly Blocked[];
  readonly boundaries: readonly number[];
  readonly now: number;
  readonly slotSeconds: number;
  readonly choice: Occupied | undefined;
  /** A click on a free place, with the start of the slot under it. For the pointer; the form does the same. */
  readonly onPick: (slotStart: number) => void;
};

const looks: Readonly<Record<Shown["kind"], string>> = {
  ...takenLooks,
  choice: "bg-accent-soft text-accent border-accent border-2",
};

/** Seven days as rulers of their hours, with what is taken drawn on them. The table below says the same in words. */
export function WeekCalendar({
  busy,
  windows,
  boundaries,
  now,
  slotSeconds,
  choice,
  onPick,
}: WeekCalendarProps) {
  const shown: Shown[] = busy.map(({ reservationId, startsAt, endsAt, state }) => {
    return { startsAt, endsAt, kind: state, key: String(reservationId) };
  });
  for (const { windowId, startsAt, endsAt } of windows) {
    shown.push({ startsAt, endsAt, kind: "maintenance", key: `window-${windowId}` });
  }
  if (choice !== undefined) shown.push({ ...choice, kind: "choice", key: "choice" });
  return (
    <div
      role="img"
      aria-label={reservationMessages.picture(busy.length + windows.length)}
      className="select-none"
    >
      <Hours row={layOutDays([], boundaries)[0]} />
      {layOutDays(shown, boundaries).map((row) => (
        <Day key={row.startsAt} row={row} now={now} slotSeconds={slotSeconds} onPick={onPick} />
      ))}
    </div>
  );
}

function Hours({ row }: { row: DayRow<Occupied> | undefined }) {
  if (row === undefined) return null;
  return (
    <div className="ml-[5.5rem] flex justify-between pb-1 font-mono text-xs whitespace-nowrap text-quiet sm:ml-[6.25rem]">
      {[0, 6, 12, 18, 24].map((hour) => (
        <span key={hour} className="w-0 overflow-visible">
          <span className={hour === 24 ? "float-right" : ""}>{String(hour).padStart(2, "0")}</span>
        </span>
      ))}
    </div>
  );
}

type DayProps = {
  readonly row: DayRow<Shown>;
  readonly now: number;
  readonly slotSeconds: number;
  readonly onPick: (slotStart: number) => void;
};

function Day({ row, now, slotSeconds, onPick }: DayProps) {
  const length = row.endsAt - row.startsAt;
  const isToday = now >= row.startsAt && now < row.endsAt;
  const pick = (event: React.PointerEvent<HTMLDivElement>) => {
    const box = event.currentTarget.getBoundingClientRect();
    const at = row.startsAt + ((event.clientX - box.left) / box.width) * length;
    onPick(Math.floor(at / slotSeconds) * slotSeconds);
  };
  return (
    <div className="grid grid-cols-[5.5rem_1fr] items-center sm:grid-cols-[6.25rem_1fr]">
      <span
        className={`text-[0.8125rem] whitespace-nowrap sm:text-sm ${isToday ? "font-semibold" : "text-quiet"}`}
      >
        {formatDay(row.startsAt)}
      </span>
      <div
        className="relative h-10 border-b border-rule bg-surface bg-[linear-gradient(to_right,var(--rule)_1px,transparent_1px)] [background-size:calc(100%/24)_100%]"
        onPointerDown={pick}
      >
        {row.bars.map((bar) => (
          <Taken key={bar.item.key} bar={bar} />
        ))}
        {isToday && (
          <span
            className="absolute -top-0.5 -bottom-0.5 w-0.5 bg-stop"
            style={{ left: `${((now - row.startsAt) / length) * 100}%` }}
          />
        )}
      </div>
    </div>
  );
}

function labelOf(kind: Shown["kind"]): string {
  if (kind === "choice") return reservationMessages.yourChoice;
  return kind === "maintenance" ? changeMessages.maintenance : reservationMessages.states[kind];
}

function Taken({ bar }: { bar: Bar<Shown> }) {
  const { item, left, width, beginsHere, endsHere } = bar;
  const label = labelOf(item.kind);
  return (
    <span
      title={`${label}, ${formatMoment(item.startsAt)} – ${formatMoment(item.endsAt)}`}
      className={`absolute inset-y-1 overflow-hidden border px-1.5 text-xs leading-8 font-medium whitespace-nowrap ${looks[item.kind]} ${beginsHere ? "rounded-l-sm" : "border-l-0"} ${endsHere ? "rounded-r-sm" : "border-r-0"}`}
      style={{ left: `${left}%`, width: `${width}%` }}
    >
      {width > 9 ? `${label}${beginsHere ? ` ${formatClock(item.startsAt)}` : ""}` : ""}
    </span>
  );
}
