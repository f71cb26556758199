import { fromAbsolute, getLocalTimeZone, type ZonedDateTime } from "@internationalized/date";
import {
  Button,
  Calendar,
  CalendarCell,
  CalendarGrid,
  DateInput,
  DatePicker,
  DateSegment,
  Dialog,
  Group,
  Heading,
  Label,
  Popover,
} from "react-aria-components";
import { Icon } from "../ui/icon.tsx";
import { reservationMessages } from "./messages.ts";

type MomentPickerProps = {
  readonly label: string;
  /** Unix seconds. */
  readonly value: number;
  readonly earliest: number;
  readonly slotSeconds: number;
  readonly onChange: (at: number) => void;
};

/** A day and a time on the unit's slot grid, by typing, arrow keys or a calendar, in local time. */
export function MomentPicker({ label, value, earliest, slotSeconds, onChange }: MomentPickerProps) {
  const wholeHours = slotSeconds % 3600 === 0;
  const change = (moment: ZonedDateTime | null) => {
    if (moment !== null) onChange(Math.floor(moment.toDate().getTime() / 1000));
  };
  return (
    <DatePicker
      value={localMoment(value)}
      minValue={localMoment(earliest)}
      granularity={wholeHours ? "hour" : "minute"}
      hideTimeZone
      hourCycle={24}
      shouldForceLeadingZeros
      onChange={change}
      className="min-w-0"
    >
      <Label className="text-sm text-quiet">{label}</Label>
      <Group className="field flex items-center !p-0 !pl-2.5">
        <DateInput className="flex grow items-center py-1 tabular-nums">
          {(segment) => (
            <span className="flex">
              <DateSegment
                segment={segment}
                className="rounded-xs px-px outline-none data-focused:bg-accent data-focused:text-on-accent"
              />
              {wholeHours && segment.type === "hour" && <span aria-hidden="true">:00</span>}
            </span>
          )}
        </DateInput>
        <Button
          aria-label={reservationMessages.openCalendar}
          className="grid size-11 place-items-center text-accent"
        >
          <CalendarMark />
        </Button>
      </Group>
      <Popover className="border border-edge bg-surface p-3 text-ink shadow-xl">
        <Dialog className="outline-none">
          <Month />
        </Dialog>
      </Popover>
    </DatePicker>
  );
}

function Month() {
  return (
    <Calendar>
      <header className="mb-2 flex items-center justify-between">
        <Button
          slot="previous"
          aria-label={reservationMessages.previousMonth}
          className="grid size-11 place-items-center"
        >
          <Icon name="left" />
        </Button>
        <Heading className="font-semibold" />
        <Button
          slot="next"
          aria-label={reservationMessages.nextMonth}
          className="grid size-11 place-items-center"
        >
          <Icon name="right" />
        </Button>
      </header>
      <CalendarGrid>
        {(date) => (
          <CalendarCell
            date={date}
            className="grid size-9 place-items-center tabular-nums data-disabled:text-edge data-hovered:bg-accent-soft data-outside-month:hidden data-selected:bg-accent data-selected:text-on-accent"
          />
        )}
      </CalendarGrid>
    </Calendar>
  );
}

function CalendarMark() {
  return (
    <svg
      aria-hidden="true"
      viewBox="0 0 20 20"
      className="size-5"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.8"
    >
      <path d="M3 5h14v12H3zM3 8.5h14M7 3v3M13 3v3" />
    </svg>
  );
}

function localMoment(at: number): ZonedDateTime {
  return fromAbsolute(at * 1000, getLocalTimeZone());
}
