import type { Reservation } from "@medequipshare/protocol";
import {
  approveReservation,
  cancelReservation,
  confirmReservation,
  declineReservation,
} from "@medequipshare/sdk";
import type { ReactNode } from "react";
import type { Act as SignedAct } from "../signing/use-act.ts";
import type { Confirmation } from "../ui/confirm-button.tsx";
import { formatMoney } from "../ui/format-money.ts";
import { formatMoment } from "../ui/format-time.ts";
import { approvalMessages } from "./approval-messages.ts";
import { confirmFacts } from "./confirm-facts.ts";
import { confirmMessages } from "./confirm-messages.ts";
import { SignButton } from "./sign-button.tsx";
import { useUnitLabel } from "./use-unit-label.ts";

type HoldActsProps = {
  readonly hold: Pick<
    Reservation,
    | "reservationId"
    | "unitId"
    | "ownerId"
    | "borrowerId"
    | "approval"
    | "heldUntil"
    | "startsAt"
    | "endsAt"
    | "priority"
  >;
  /** For whom the visitor coordinates. */
  readonly facilityId: number | null;
  /** What confirming puts in escrow. */
  readonly escrow: bigint;
  readonly borrower: string;
};

/** What a coordinator may do about a hold, each act with what it means said before it is signed. */
export function HoldActs({ hold, facilityId, escrow, borrower }: HoldActsProps) {
  const { reservationId, ownerId, borrowerId, approval, heldUntil } = hold;
  const unit = useUnitLabel(hold.unitId);
  const until = formatMoment(heldUntil ?? 0);
  if (facilityId === ownerId) {
    return (
      <div className="grid gap-x-6 gap-y-4 sm:grid-cols-2">
        {approval === "awaited" && (
          <Act
            {...{ reservationId }}
            label={approvalMessages.approve}
            means={approvalMessages.approveMeans(borrower, until)}
            act={(network) => approveReservation(network, { reservationId })}
          />
        )}
        <Act
          plain
          {...{ reservationId }}
          label={approvalMessages.decline}
          means={approvalMessages.declineMeans}
          act={(network) => declineReservation(network, { reservationId })}
        />
      </div>
    );
  }
  if (facilityId !== borrowerId) return <p className="text-quiet">{approvalMessages.noParty}</p>;
  return (
    <div className="grid gap-x-6 gap-y-4 sm:grid-cols-2">
      {approval !== "awaited" && (
        <Act
          {...{ reservationId }}
          label={approvalMessages.confirm(formatMoney(escrow))}
          means={approvalMessages.confirmMeans}
          confirmation={{
            title: confirmMessages.confirmTitle,
            facts: confirmFacts({ ...hold, unit }, borrower, [[confirmMessages.escrow, escrow]]),
            sign: confirmMessages.reserveSign(formatMoney(escrow)),
          }}
          act={(network) => confirmReservation(network, { reservationId })}
        />
      )}
      <Act
        plain
        {...{ reservationId }}
        label={approvalMessages.withdraw}
        means={approvalMessages.withdrawMeans}
        act={(network) => cancelReservation(network, { reservationId })}
      />
    </div>
  );
}

type ActProps = {
  readonly reservationId: bigint;
  readonly label: ReactNode;
  readonly means: string;
  readonly act: SignedAct;
  readonly plain?: boolean;
  readonly confirmation?: Confirmation;
};

function Act({ label, means, ...signed }: ActProps) {
  return (
    <div>
      <SignButton {...signed}>{label}</SignButton>
      <p className="text-sm text-quiet">{means}</p>
    </div>
  );
}
