import type { Reservation } from "@medequipshare/protocol";
import type { StateName } from "../ui/state-mark.tsx";

export type TodayReservation = Pick<
  Reservation,
  | "reservationId"
  | "unitId"
  | "ownerId"
  | "borrowerId"
  | "startsAt"
  | "endsAt"
  | "state"
  | "approval"
  | "heldUntil"
>;

/** What a hospital has to do about a reservation, or what goes on with it. */
export type TodayMatter =
  | "approve"
  | "confirm"
  | "bring-back"
  | "ask-back"
  | "fetch"
  | "give-out"
  | "end"
  | "settle"
  | "awaits-owner"
  | "awaits-borrower"
  | "out"
  | "coming";

export type TodayRow<R extends TodayReservation = TodayReservation> = {
  readonly matter: TodayMatter;
  readonly reservation: R;
  readonly state: StateName;
  /** When it is due, unix seconds. */
  readonly dueAt: number;
  readonly isLate: boolean;
};

export type Today<R extends TodayReservation = TodayReservation> = {
  /** To be done by this hospital: what is late first, then what is due first. */
  readonly waiting: readonly TodayRow<R>[];
  /** What goes on without it. */
  readonly under: readonly TodayRow<R>[];
};

const DAY = 86_400;
const waits: ReadonlySet<TodayMatter> = new Set([
  "approve",
  "confirm",
  "bring-back",
  "ask-back",
  "fetch",
  "give-out",
  "end",
  "settle",
]);

/** What a hospital's live reservations mean to it at `now`, unix seconds; both sides of a loan are told theirs. */
export function listToday<R extends TodayReservation>(
  reservations: readonly R[],
  facilityId: number,
  now: number,
): Today<R> {
  const rows = reservations
    .map((reservation) => rowOf(reservation, facilityId === reservation.ownerId, now))
    .filter((row) => row !== undefined)
    .toSorted((one, other) => one.dueAt - other.dueAt);
  return {
    waiting: rows.filter(({ matter }) => waits.has(matter)),
    under: rows.filter(({ matter }) => !waits.has(matter)),
  };
}

function rowOf<R extends TodayReservation>(
  reservation: R,
  isOwner: boolean,
  now: number,
): TodayRow<R> | undefined {
  const due = dueOf(reservation, isOwner, now);
  return due && { reservation, ...due, state: stateOf(reservation, now), isLate: due.dueAt < now };
}

/** The word for where a reservation stands that may still change. */
function stateOf({ state, endsAt }: TodayReservation, now: number): StateName {
  if (state === "confirmed") return "reserved";
  if (state === "on-loan") return endsAt < now ? "late" : "on-loan";
  return "waiting";
}

type Due = Pick<TodayRow, "matter" | "dueAt">;

function dueOf(reservation: TodayReservation, isOwner: boolean, now: number): Due | undefined {
  switch (reservation.state) {
    case "held":
      return dueOfHold(reservation, isOwner, now);
    case "confirmed":
      return dueOfConfirmed(reservation, isOwner, now);
    case "on-loan":
      return dueOfLoan(reservation, isOwner, now);
    case "returned":
      return { matter: "settle", dueAt: reservation.endsAt };
    default:
      return undefined;
  }
}

function dueOfHold(
  { approval, heldUntil }: TodayReservation,
  isOwner: boolean,
  now: number,
): Due | undefined {
  // A lapsed hold waits for nobody.
  if (heldUntil === null || heldUntil <= now) return undefined;
  if (approval === "awaited") return { matter: isOwner ? "approve" : "awaits-owner", dueAt: heldUntil };
  return { matter: isOwner ? "awaits-borrower" : "confirm", dueAt: heldUntil };
}

function dueOfConfirmed({ startsAt, endsAt }: TodayReservation, isOwner: boolean, now: number): Due {
  if (endsAt <= now) return { matter: "end", dueAt: endsAt };
  if (startsAt - now >= DAY) return { matter: "coming", dueAt: startsAt };
  return { matter: isOwner ? "give-out" : "fetch", dueAt: startsAt };
}

function dueOfLoan({ endsAt }: TodayReservation, isOwner: boolean, now: number): Due {
  const asksOwner = isOwner && endsAt <= now;
  const asksBorrower = !isOwner && endsAt - now < DAY;
  const matter = asksOwner ? "ask-back" : asksBorrower ? "bring-back" : "out";
  return { matter, dueAt: endsAt };
}
