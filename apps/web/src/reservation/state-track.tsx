import type { Reservation } from "@medequipshare/protocol";
import { Icon } from "../ui/icon.tsx";
import { reservationMessages } from "./messages.ts";

const course: readonly Reservation["state"][] = ["held", "confirmed", "on-loan", "returned", "settled"];

/** Where a reservation stands on its way; one that was cancelled or lapsed says only that. */
export function StateTrack({ state }: { state: Reservation["state"] }) {
  const reached = course.indexOf(state);
  if (reached < 0) {
    return (
      <p className="flex gap-2 text-xl font-semibold text-stop">
        <Icon name="stop" />
        {reservationMessages.states[state]}
      </p>
    );
  }
  return (
    <ol className="grid grid-cols-5 gap-1" aria-label={reservationMessages.state}>
      {course.map((step, index) => (
        <li
          key={step}
          aria-current={index === reached ? "step" : undefined}
          className={`border-t-6 pt-2 text-sm sm:text-base ${index <= reached ? "border-accent" : "border-rule text-quiet"} ${index === reached ? "font-semibold" : ""}`}
        >
          {reservationMessages.states[step]}
        </li>
      ))}
    </ol>
  );
}
