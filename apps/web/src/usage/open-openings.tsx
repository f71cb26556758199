import { breakGlassReasonTexts, parseBreakGlassReason } from "@medequipshare/domain";
import type { BreakGlassView } from "@medequipshare/protocol";
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { useNode } from "../http/node-provider.tsx";
import { useSigner } from "../signing/signer.ts";
import { SignerScope } from "../signing/signer-scope.tsx";
import { useOwnStaff } from "../signing/use-own-staff.ts";
import { Empty } from "../ui/empty.tsx";
import { formatMoment } from "../ui/format-time.ts";
import { Loading } from "../ui/loading.tsx";
import { Problem } from "../ui/problem.tsx";
import { IdentifyForm } from "./identify-form.tsx";
import { usageMessages } from "./messages.ts";
import { openingClaims, type Visitor } from "./opening-claims.ts";
import { openOpeningsQuery } from "./queries.ts";
import { ReviewForm } from "./review-form.tsx";

type NameOf = (facilityId: number) => string;
type OpenOpeningsProps = {
  readonly nameOf: NameOf;
  /** Shown until somebody has signed in. */
  readonly fallback: ReactNode;
};

/** Openings without a grant that concern the visitor's facility and are not reviewed, with what may be done. */
export function OpenOpenings({ nameOf, fallback }: OpenOpeningsProps) {
  return (
    <SignerScope fallback={fallback}>
      <SignedIn {...{ nameOf }} />
    </SignerScope>
  );
}

function SignedIn({ nameOf }: Pick<OpenOpeningsProps, "nameOf">) {
  const { account } = useSigner();
  const staff = useOwnStaff();
  if (staff === undefined) return <Loading lines={2} />;
  if (staff.facilityId === 0) return <Empty>{usageMessages.notStaff}</Empty>;
  return <Listed visitor={{ account, ...staff }} nameOf={nameOf} />;
}

function Listed({ visitor, nameOf }: { visitor: Visitor; nameOf: NameOf }) {
  const open = useQuery(openOpeningsQuery(useNode(), visitor.facilityId));
  if (open.isPending) return <Loading lines={2} />;
  if (open.isError) return <Problem error={open.error} onRetry={() => void open.refetch()} />;
  return (
    <>
      <p role="status" className="sr-only">
        {usageMessages.openCount(open.data.length)}
      </p>
      {open.data.length === 0 && <Empty>{usageMessages.noneOpen}</Empty>}
      <ul>
        {open.data.map((opening) => (
          <Opening
            key={`${opening.unitId}-${opening.lock}-${opening.sequence}`}
            {...{ opening, visitor, nameOf }}
          />
        ))}
      </ul>
    </>
  );
}

type OpeningProps = {
  readonly opening: BreakGlassView;
  readonly visitor: Visitor;
  readonly nameOf: NameOf;
};

function Opening({ opening, visitor, nameOf }: OpeningProps) {
  const { unitId, lock, sequence, holderId, identified, state } = opening;
  const { mayIdentify, mayReview, mayJustify } = openingClaims(opening, visitor);
  return (
    <li className="grid gap-x-10 gap-y-4 border-b border-rule py-5 last:border-0 lg:grid-cols-[1.1fr_1fr]">
      <div>
        <h3 className="text-lg">
          <Link className="textlink" to="/units/$unitId" params={{ unitId: String(unitId) }}>
            {usageMessages.openingOf(unitId, lock, sequence)}
          </Link>
        </h3>
        <p className="tabular-nums">{openedWhen(opening)}</p>
        <p className="text-quiet">{usageMessages.answersFor(opening.holderName ?? nameOf(holderId))}</p>
        <p className="mt-2 font-medium">{usageMessages.states[state]}</p>
        {identified !== null && (
          <p className="text-quiet">
            {breakGlassReasonTexts[parseBreakGlassReason(identified.reason)]}
            {identified.late && ` ${usageMessages.identifiedLate}`}
          </p>
        )}
        {identified === null && (
          <p className="text-quiet">{usageMessages.identifyBy(formatMoment(opening.identifyBy))}</p>
        )}
      </div>
      <div className="grid content-start gap-8">
        {mayIdentify && <IdentifyForm opening={opening} />}
        {mayReview && <ReviewForm facilityId={visitor.facilityId} {...{ opening, mayJustify, nameOf }} />}
        {!mayIdentify && !mayReview && <p className="text-quiet">{usageMessages.othersTurn}</p>}
      </div>
    </li>
  );
}

function openedWhen({ openedAt, recordedAt }: BreakGlassView): string {
  const opened = openedAt === null ? usageMessages.noClock : usageMessages.openedAt(formatMoment(openedAt));
  return `${opened}, ${usageMessages.recorded(formatMoment(recordedAt))}`;
}
