import { overrideReasonNames, overrideReasonTexts, type SlotSeconds } from "@medequipshare/domain";
import type { OverridePreview, ReservationDetail } from "@medequipshare/protocol";
import { displaceReservation } from "@medequipshare/sdk";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useNode } from "../http/node-provider.tsx";
import { ReasonFields } from "../signing/reason-fields.tsx";
import { useReason } from "../signing/use-reason.ts";
import { formatMoney } from "../ui/format-money.ts";
import { Problem } from "../ui/problem.tsx";
import { changeMessages } from "./change-messages.ts";
import { confirmFacts } from "./confirm-facts.ts";
import { confirmMessages } from "./confirm-messages.ts";
import { ConsequenceTable } from "./consequence-table.tsx";
import { MomentPicker } from "./moment-picker.tsx";
import { overridePreviewQuery } from "./queries.ts";
import { queueMessages } from "./queue-messages.ts";
import { SignButton } from "./sign-button.tsx";
import { useUnitLabel } from "./use-unit-label.ts";

type OverrideFormProps = {
  readonly reservation: ReservationDetail;
  /** Whose clinical lead looks at it. */
  readonly facilityId: number;
  readonly slotSeconds: SlotSeconds;
  readonly now: number;
  readonly nameOf: (facilityId: number) => string;
};

/** What an emergency needs, whom it displaces and what it costs, before it is signed. */
export function OverrideForm({ reservation, facilityId, slotSeconds, now, nameOf }: OverrideFormProps) {
  const { reservationId: displacedId } = reservation;
  const earliest = Math.ceil(now / slotSeconds) * slotSeconds;
  const [startsAt, setStartsAt] = useState(Math.max(reservation.startsAt, earliest));
  const [endsAt, setEndsAt] = useState(reservation.endsAt);
  const unit = useUnitLabel(reservation.unitId);
  const reason = useReason(overrideReasonTexts, "life-threat");
  const asked = { displacedId, startsAt, endsAt, facilityId };
  const preview = useQuery({ ...overridePreviewQuery(useNode(), asked), enabled: endsAt > startsAt });
  const { data } = preview;
  return (
    <div className="grid gap-4">
      <p className="text-sm text-quiet">{queueMessages.overrideLead}</p>
      <MomentPicker
        label={changeMessages.startsAt}
        value={startsAt}
        {...{ earliest, slotSeconds }}
        onChange={setStartsAt}
      />
      <MomentPicker
        label={changeMessages.endsAt}
        value={endsAt}
        {...{ earliest, slotSeconds }}
        onChange={setEndsAt}
      />
      <ReasonFields reason={reason} names={overrideReasonNames} />
      {preview.isError && <Problem error={preview.error} />}
      {data !== undefined && <Consequences preview={data} />}
      <SignButton
        reservationId={displacedId}
        disabled={data === undefined || data.obstacles.length > 0}
        act={(network) =>
          displaceReservation(network, {
            displacedId,
            startsAt,
            endsAt,
            reason: reason.name,
            reasonHash: reason.hash,
          })
        }
        confirmation={{
          title: confirmMessages.overrideTitle,
          facts: confirmFacts(
            { unit, startsAt, endsAt, priority: "emergency" },
            nameOf(facilityId),
            costsOf(data),
          ),
          sign: confirmMessages.overrideSign(formatMoney(data?.total ?? 0n)),
        }}
      >
        {queueMessages.sign(formatMoney(data?.total ?? 0n))}
      </SignButton>
    </div>
  );
}

function costsOf(preview: OverridePreview | undefined): readonly (readonly [string, bigint])[] {
  if (preview === undefined) return [];
  return [
    [queueMessages.compensation(displacedName(preview)), preview.compensation],
    [queueMessages.bond, preview.bond],
    [queueMessages.escrow, preview.escrow],
    [queueMessages.total, preview.total],
  ];
}

function displacedName({ displacedFacilityName, displacedFacilityId }: OverridePreview): string {
  return displacedFacilityName ?? String(displacedFacilityId);
}

function Consequences({ preview }: { preview: OverridePreview }) {
  return (
    <div>
      <ConsequenceTable
        rows={[
          [queueMessages.refund(displacedName(preview)), preview.displaced.refund],
          ...costsOf(preview),
          [queueMessages.free, preview.free],
        ]}
      />
      <p className="text-sm text-quiet">{queueMessages.used(preview.right.used)}</p>
      {preview.obstacles.length > 0 && (
        <div role="status" className="mt-3 border-l-4 border-wait bg-wait-soft px-3 py-2">
          <p>{queueMessages.refusals}</p>
          <ul className="list-disc pl-5">
            {preview.obstacles.map(({ code, text }) => (
              <li key={`${code} ${text}`}>{text}</li>
            ))}
          </ul>
        </div>
      )}
    </div>
  );
}
