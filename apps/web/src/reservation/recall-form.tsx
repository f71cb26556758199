import {
  earliestRecallEnd,
  formatUsd,
  parseRecallReason,
  type RecallReasonName,
  recallReasonNames,
  recallReasonTexts,
  type SlotSeconds,
} from "@medequipshare/domain";
import type { ReservationDetail } from "@medequipshare/protocol";
import { hashReason, reasonSalt, recallReservation } from "@medequipshare/sdk";
import { useQuery } from "@tanstack/react-query";
import { useId, useState } from "react";
import { useNode } from "../http/node-provider.tsx";
import { formatMoment } from "../ui/format-time.ts";
import { Problem } from "../ui/problem.tsx";
import { changeMessages } from "./change-messages.ts";
import { ConsequenceTable } from "./consequence-table.tsx";
import { MomentPicker } from "./moment-picker.tsx";
import { amendmentQuery } from "./queries.ts";
import { SignButton } from "./sign-button.tsx";

type RecallFormProps = {
  readonly reservation: ReservationDetail;
  readonly slotSeconds: SlotSeconds;
  readonly now: number;
};

/** An earlier end for a loan of the owner's unit, with its cost and its reason. */
export function RecallForm({ reservation, slotSeconds, now }: RecallFormProps) {
  const { reservationId, startsAt } = reservation;
  const earliest = earliestRecallEnd(now, slotSeconds);
  const [endsAt, setEndsAt] = useState(earliest);
  const [reason, setReason] = useState<RecallReasonName>("own-need");
  const [words, setWords] = useState("");
  const [salt] = useState(reasonSalt);
  const isPossible = endsAt >= earliest && endsAt < reservation.endsAt;
  const quote = useQuery({
    ...amendmentQuery(useNode(), reservationId, { startsAt, endsAt }),
    enabled: isPossible,
  });
  const recall = quote.data?.recall ?? undefined;
  const ids = { reason: useId(), words: useId() };
  const text = words.trim() === "" ? recallReasonTexts[reason] : words.trim();
  return (
    <div className="grid gap-4">
      <p className="text-sm text-quiet">{changeMessages.recallLead(formatMoment(earliest))}</p>
      <MomentPicker
        label={changeMessages.endsAt}
        value={endsAt}
        {...{ earliest, slotSeconds }}
        onChange={setEndsAt}
      />
      <div>
        <label htmlFor={ids.reason} className="text-sm text-quiet">
          {changeMessages.reason}
        </label>
        <select
          id={ids.reason}
          className="field"
          value={reason}
          onChange={(event) => setReason(parseRecallReason(event.target.value))}
        >
          {recallReasonNames.map((name) => (
            <option key={name} value={name}>
              {recallReasonTexts[name]}
            </option>
          ))}
        </select>
      </div>
      <div>
        <label htmlFor={ids.words} className="text-sm text-quiet">
          {changeMessages.words}
        </label>
        <input
          id={ids.words}
          className="field"
          value={words}
          maxLength={500}
          onChange={(event) => setWords(event.target.value)}
        />
        <p className="mt-1 text-sm text-quiet">{changeMessages.wordsHint}</p>
        <p className="font-mono text-sm text-quiet">{changeMessages.salt(salt)}</p>
      </div>
      {quote.isError && <Problem error={quote.error} />}
      {recall !== undefined && (
        <ConsequenceTable
          rows={[
            [changeMessages.compensation, recall.toBorrower],
            [changeMessages.refund, recall.refund],
          ]}
        />
      )}
      <SignButton
        reservationId={reservationId}
        disabled={!isPossible || recall === undefined}
        act={(network) =>
          recallReservation(network, {
            reservationId,
            endsAt,
            reason,
            reasonHash: hashReason({ text, salt }),
          })
        }
      >
        {changeMessages.recallSign(formatUsd(recall?.toBorrower ?? 0n))}
      </SignButton>
    </div>
  );
}
