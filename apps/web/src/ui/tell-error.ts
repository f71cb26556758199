import { type AppError, formatRoles } from "@medequipshare/domain";
import { formatMoney } from "./format-money.ts";
import { formatReservationId } from "./format-reservation-id.ts";
import { formatMoment } from "./format-time.ts";

const moments = /(?:At|Until|Starts|Ends)$|^(?:from|until|to|at|earliest|latest|horizon|value)$/;
const reservations = /(?:reservation|displaced|entry)Id$/i;
const facilities = /(?:facility|owner|borrower|rater|provider|releaser|receiver)Id$/i;
/** Seconds that can only be a moment: from 2001 on. */
const FIRST_MOMENT = 1_000_000_000;

/** What went wrong, for people: local times, money, names and the numbers they read out. */
export function tellError(error: AppError, nameOf: (facilityId: number) => string | undefined): string {
  const isMoney = /^(?:ledger|erc20)\./.test(error.code);
  return error.messageAs((name, value) => {
    if (!/^\d+$/.test(String(value))) return String(value);
    const whole = BigInt(String(value));
    if (facilities.test(name)) return nameOf(Number(whole)) ?? String(whole);
    return isMoney ? formatMoney(whole) : tellNumber(name, whole);
  });
}

function tellNumber(name: string, whole: bigint): string {
  if (reservations.test(name)) return formatReservationId(whole);
  if (name === "rolesNeeded") return formatRoles(Number(whole)).join(", ");
  return moments.test(name) && whole >= FIRST_MOMENT ? formatMoment(Number(whole)) : String(whole);
}
