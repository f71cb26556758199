import type { FacilityDetail } from "@medequipshare/protocol";
import { Facts } from "../ui/facts.tsx";
import { formatMoney } from "../ui/format-money.ts";
import { formatDate } from "../ui/format-time.ts";
import { Icon } from "../ui/icon.tsx";
import { facilityMessages } from "./messages.ts";

type StandingFactsProps = {
  readonly facility: FacilityDetail;
  readonly nameOf: (facilityId: number) => string;
};

/** Whether a facility may borrow and lend, until when, and who looked at its evidence. */
export function StandingFacts({ facility, nameOf }: StandingFactsProps) {
  const { active, activeUntil, insuredUntil, coverLeft, attestations, appliedAt, evidence } = facility;
  const day = (at: number) => (at === 0 ? facilityMessages.never : formatDate(at));
  const reviewers = [...new Set(attestations.map(({ reviewerFacilityId }) => reviewerFacilityId))];
  return (
    <Facts
      facts={[
        {
          term: facilityMessages.standing,
          value: (
            <span className={`inline-flex gap-1.5 font-semibold ${active ? "text-go" : "text-stop"}`}>
              <Icon name={active ? "go" : "stop"} />
              {active ? facilityMessages.active : facilityMessages.notActive}
            </span>
          ),
        },
        { term: facilityMessages.standingUntil, value: day(activeUntil) },
        { term: facilityMessages.insuredUntil, value: day(insuredUntil) },
        { term: facilityMessages.coverLeft, value: formatMoney(coverLeft) },
        ...(reviewers.length === 0
          ? []
          : [{ term: facilityMessages.reviewedBy, value: reviewers.map(nameOf).join(", ") }]),
        { term: facilityMessages.appliedAt, value: day(appliedAt) },
        {
          term: facilityMessages.evidence,
          value: <span className="font-mono text-sm break-all">{evidence}</span>,
        },
      ]}
    />
  );
}
