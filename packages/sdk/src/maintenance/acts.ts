import type { TokenUnits, UnixSeconds } from "@medequipshare/domain";
import type { Hex } from "viem";
import { defineAct } from "../chain/define-act.ts";

/** Kinds of work, numbered as on chain. */
export const WorkKind = { preventive: 0, repair: 1 } as const;
export type WorkKindName = keyof typeof WorkKind;

export type SetPlanParameters = {
  readonly unitId: number;
  readonly intervalSeconds: number;
  readonly dueAt: UnixSeconds;
};
export type RequestWorkParameters = {
  readonly unitId: number;
  /** The facility that does the work and is paid. */
  readonly providerId: number;
  readonly kind: WorkKindName;
  readonly amount: TokenUnits;
  /** Digest of the provider's quote. */
  readonly quote: Hex;
};
export type ReportWorkParameters = {
  readonly workOrderId: bigint;
  /** Digest of the work report. */
  readonly document: Hex;
};
type WorkOrder = Pick<ReportWorkParameters, "workOrderId">;
export type ContributeParameters = { readonly unitId: number; readonly amount: TokenUnits };

/** Sets a unit's preventive plan. The sender is a biomedical engineer of the owner. */
export const setPlan = defineAct({
  peer: "maintenanceFund",
  call: "setPlan",
  args: ({ unitId, intervalSeconds, dueAt }: SetPlanParameters) => [unitId, intervalSeconds, dueAt],
});

/** Requests work on a unit. The sender is a biomedical engineer of the owner or the holder. */
export const requestWork = defineAct({
  peer: "maintenanceFund",
  call: "request",
  args: ({ unitId, providerId, kind, amount, quote }: RequestWorkParameters) => [
    unitId,
    providerId,
    WorkKind[kind],
    amount,
    quote,
  ],
  tells: "WorkRequested",
});

/** Approves a work order. The sender is finance officer of the owner, neither its requester nor the provider's staff. */
export const approveWork = defineAct({
  peer: "maintenanceFund",
  call: "approve",
  stepsUp: true,
  args: ({ workOrderId }: WorkOrder) => [workOrderId],
});

/** Reports work as done. The sender is a biomedical engineer of the provider. */
export const reportWork = defineAct({
  peer: "maintenanceFund",
  call: "report",
  args: ({ workOrderId, document }: ReportWorkParameters) => [workOrderId, document],
});

/**
 * Accepts finished work, which pays for it: `amount` to the provider, and `balance` stays in the unit's fund. The sender
 * is a biomedical engineer of the owner.
 */
export const acceptWork = defineAct({
  peer: "maintenanceFund",
  call: "acceptWork",
  stepsUp: true,
  args: ({ workOrderId }: WorkOrder) => [workOrderId],
  tells: "WorkPaid",
});

/**
 * Adds to a unit's fund, whose `balance` it tells, from the sender's facility's free balance. The sender is finance
 * officer.
 */
export const contribute = defineAct({
  peer: "maintenanceFund",
  call: "contribute",
  stepsUp: true,
  args: ({ unitId, amount }: ContributeParameters) => [unitId, amount],
  tells: "UnitFundCredited",
});
