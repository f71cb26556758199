import { changesOpenTo, displacementObstacles, hasRole, parseSlotSeconds } from "@medequipshare/domain";
import type { Facility, ReservationDetail } from "@medequipshare/protocol";
import type { ReactNode } from "react";
import { SignerScope } from "../signing/signer-scope.tsx";
import { useOwnStaff } from "../signing/use-own-staff.ts";
import { Loading } from "../ui/loading.tsx";
import { AcceptButton } from "./accept-button.tsx";
import { AmendForm } from "./amend-form.tsx";
import { CancelForm } from "./cancel-form.tsx";
import { changeMessages } from "./change-messages.ts";
import { confirmMessages } from "./confirm-messages.ts";
import { OverrideForm } from "./override-form.tsx";
import { queueMessages } from "./queue-messages.ts";
import { RecallForm } from "./recall-form.tsx";
import { TransferForm } from "./transfer-form.tsx";

export type ChangePanelProps = {
  readonly reservation: ReservationDetail;
  readonly slotSeconds: number;
  readonly now: number;
  readonly facilities: readonly Pick<Facility, "facilityId">[];
  readonly nameOf: (facilityId: number) => string;
  /** Shown until somebody has signed in. */
  readonly fallback: ReactNode;
};

/** What the visitor may do about a reservation. */
export function ChangePanel({ fallback, ...props }: ChangePanelProps) {
  return (
    <SignerScope fallback={fallback}>
      <SignedIn {...props} />
    </SignerScope>
  );
}

function SignedIn(props: Omit<ChangePanelProps, "fallback">) {
  const staff = useOwnStaff();
  if (staff === undefined) return <Loading lines={2} />;
  const { facilityId, roles } = staff;
  const { reservation, now, slotSeconds, nameOf } = props;
  const isLead = hasRole(roles, "clinical-lead") && facilityId !== 0;
  const mayOverride = isLead && displacementObstacles(reservation, facilityId, now).length === 0;
  const isCoordinator = hasRole(roles, "coordinator");
  return (
    <div className="grid gap-8">
      {mayOverride && (
        <div>
          <h3 className="mb-2">{queueMessages.override}</h3>
          <OverrideForm
            {...{ reservation, facilityId, now, nameOf }}
            slotSeconds={parseSlotSeconds(slotSeconds)}
          />
        </div>
      )}
      {isCoordinator && <Forms {...props} {...{ facilityId }} />}
      {!isCoordinator && !mayOverride && (
        <p className="text-quiet">
          {isParty(reservation, facilityId) ? changeMessages.coordinatorsMay : changeMessages.notYours}
        </p>
      )}
    </div>
  );
}

const isParty = ({ ownerId, borrowerId }: ReservationDetail, facilityId: number) =>
  facilityId === ownerId || facilityId === borrowerId;

type FormsProps = Omit<ChangePanelProps, "fallback"> & { readonly facilityId: number };

function Forms({ reservation, facilityId, facilities, slotSeconds, now, nameOf }: FormsProps) {
  const isRecalled = reservation.changes.some(({ kind }) => kind === "recalled");
  const open = changesOpenTo({ ...reservation, isRecalled }, facilityId, now);
  const { startsAt, endsAt } = reservation;
  const slots = parseSlotSeconds(slotSeconds);
  if (open.length === 0)
    return (
      <p className="text-quiet">
        {isParty(reservation, facilityId) ? changeMessages.nothingOpen : changeMessages.notYours}
      </p>
    );
  // A change by somebody else begins the form anew.
  const key = `${startsAt}-${endsAt}`;
  return (
    <div className="grid gap-8">
      {open.includes("shorten") && (
        <AmendForm key={key} {...{ reservation, now, nameOf }} slotSeconds={slots} />
      )}
      {(open.includes("offer-transfer") || open.includes("withdraw-transfer")) && (
        <div>
          <h3 className="mb-2">{changeMessages.transfer}</h3>
          <TransferForm {...{ reservation, facilities, nameOf }} />
        </div>
      )}
      {open.includes("accept-transfer") && (
        <div>
          <p className="mb-3">{changeMessages.acceptLead}</p>
          <AcceptButton {...{ reservation }} taker={nameOf(facilityId)} />
        </div>
      )}
      {open.includes("recall") && (
        <div>
          <h3 className="mb-2">{changeMessages.recall}</h3>
          <RecallForm key={key} {...{ reservation, now, nameOf }} slotSeconds={slots} />
        </div>
      )}
      {open.includes("cancel") && (
        <div>
          <h3 className="mb-2">{confirmMessages.cancel}</h3>
          <CancelForm {...{ reservation, facilityId, now, nameOf }} />
        </div>
      )}
    </div>
  );
}
