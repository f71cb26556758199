import { AppError } from "@medequipshare/domain";
import {
  type busyInterval,
  type MaintenanceWindow,
  type Reservation,
  type ReservationChange,
  reservationState,
} from "@medequipshare/protocol";
import type {
  BusyInterval,
  MaintenanceWindowRow,
  ReservationChangeRow,
  ReservationRow,
} from "@medequipshare/readmodel";
import type { z } from "zod";

/** A reservation as the API tells it. */
export function reservationView(row: ReservationRow): Reservation {
  const {
    id,
    unitId,
    ownerId,
    borrowerId,
    startsAt,
    endsAt,
    priority,
    termsVersion,
    escrow,
    insured,
    madeBy,
    approvedBy,
    approvedAt,
  } = row;
  const state = reservationState.parse(row.state);
  const heldUntil = row.heldUntil === 0 ? null : row.heldUntil;
  return {
    reservationId: id,
    unitId,
    ownerId,
    borrowerId,
    startsAt,
    endsAt,
    priority,
    state,
    termsVersion,
    escrow,
    insured,
    heldUntil,
    kept: row.isKept,
    approval: approvalOf(row),
    approvedBy,
    approvedAt,
    madeBy,
  };
}

function approvalOf({ approvalNeeded, approvedAt }: ReservationRow): Reservation["approval"] {
  if (!approvalNeeded) return "not-needed";
  return approvedAt === null ? "awaited" : "given";
}

/** Taken time as the API tells it. */
export function busyView(row: BusyInterval): z.output<typeof busyInterval> {
  const { id, borrowerId, startsAt, endsAt } = row;
  const state = row.isKept ? "kept" : row.state;
  if (
    state !== "kept" &&
    state !== "held" &&
    state !== "confirmed" &&
    state !== "on-loan" &&
    state !== "returned"
  ) {
    throw new AppError("internal.unexpected", {
      problem: `reservation ${id} is ${state} and yet takes time`,
    });
  }
  const heldUntil = row.heldUntil === 0 ? null : row.heldUntil;
  return { reservationId: id, borrowerId, startsAt, endsAt, state, heldUntil };
}

/** A maintenance window as the API tells it. */
export function windowView({ id, startsAt, endsAt, openedBy }: MaintenanceWindowRow): MaintenanceWindow {
  return { windowId: id, startsAt, endsAt, openedBy };
}

/** A change of a reservation as the API tells it. */
export function changeView(row: ReservationChangeRow): ReservationChange {
  const { block: _block, logIndex: _logIndex, reservationId: _reservation, transaction, ...change } = row;
  return { ...change, transactionHash: transaction };
}
