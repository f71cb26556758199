import { hasRole, overrideReasonTexts, parseOverrideReason } from "@medequipshare/domain";
import type { Override } from "@medequipshare/protocol";
import { hashReason, reasonSalt, reviewOverride } from "@medequipshare/sdk";
import { useQuery } from "@tanstack/react-query";
import { type ReactNode, useId, useState } from "react";
import { useNode } from "../http/node-provider.tsx";
import { accessMessages } from "../signing/messages.ts";
import { SignerScope } from "../signing/signer-scope.tsx";
import { useOwnStaff } from "../signing/use-own-staff.ts";
import { Empty } from "../ui/empty.tsx";
import { formatMoment } from "../ui/format-time.ts";
import { Loading } from "../ui/loading.tsx";
import { Problem } from "../ui/problem.tsx";
import { ConsequenceTable } from "./consequence-table.tsx";
import { reviewableQuery } from "./queries.ts";
import { queueMessages } from "./queue-messages.ts";
import { SignButton } from "./sign-button.tsx";

/** Overrides that the connected clinical lead or auditor may judge. */
export function ReviewList({ fallback }: { fallback: ReactNode }) {
  return (
    <SignerScope fallback={fallback}>
      <SignedIn />
    </SignerScope>
  );
}

function SignedIn() {
  const staff = useOwnStaff();
  if (staff === undefined) return <Loading lines={2} />;
  const mayReview = hasRole(staff.roles, "clinical-lead") || hasRole(staff.roles, "auditor");
  if (!mayReview) return <Empty>{queueMessages.notReviewer}</Empty>;
  return <Reviewable facilityId={staff.facilityId} />;
}

function Reviewable({ facilityId }: { facilityId: number }) {
  const open = useQuery(reviewableQuery(useNode(), facilityId));
  if (open.isPending) return <Loading lines={2} />;
  if (open.isError) return <Problem error={open.error} onRetry={() => void open.refetch()} />;
  if (open.data.length === 0) return <Empty>{queueMessages.noReviews}</Empty>;
  return (
    <ul>
      {open.data.map((override) => (
        <Review key={String(override.displacedId)} override={override} />
      ))}
    </ul>
  );
}

function Review({ override }: { override: Override }) {
  const { overriderId, displacedId, displacedFacilityId, unitId, productCode, madeAt } = override;
  const overrider = override.overriderName ?? String(overriderId);
  const displaced = override.displacedFacilityName ?? String(displacedFacilityId);
  const [words, setWords] = useState("");
  const [salt] = useState(reasonSalt);
  const id = useId();
  const document = hashReason({ text: words.trim(), salt });
  return (
    <li className="grid gap-x-10 gap-y-4 border-b border-rule py-5 last:border-0 lg:grid-cols-[1.1fr_1fr]">
      <div>
        <h3 className="text-lg">{queueMessages.reviewLead(overrider, displaced)}</h3>
        <p className="text-quiet">{queueMessages.unit(unitId, productCode)}</p>
        <p className="tabular-nums text-quiet">{formatMoment(madeAt)}</p>
        <p className="mt-2">{overrideReasonTexts[parseOverrideReason(override.reason)]}</p>
        <ConsequenceTable
          rows={[
            [queueMessages.compensation(displaced), override.compensation],
            [queueMessages.bond, override.bond],
          ]}
        />
      </div>
      <div className="grid content-start gap-3">
        <div>
          <label htmlFor={id} className="text-sm text-quiet">
            {queueMessages.reviewWords}
          </label>
          <input
            id={id}
            className="field"
            value={words}
            maxLength={500}
            onChange={(event) => setWords(event.target.value)}
          />
          <p className="mt-1 text-sm text-quiet">{accessMessages.wordsHint}</p>
          <p className="font-mono text-sm break-all text-quiet">{accessMessages.salt(salt)}</p>
        </div>
        {[true, false].map((isJustified) => (
          <div key={String(isJustified)}>
            <SignButton
              plain={!isJustified}
              reservationId={displacedId}
              disabled={words.trim() === ""}
              act={(network) => reviewOverride(network, { overriderId, isJustified, document })}
            >
              {isJustified ? queueMessages.justified : queueMessages.unjustified}
            </SignButton>
          </div>
        ))}
      </div>
    </li>
  );
}
