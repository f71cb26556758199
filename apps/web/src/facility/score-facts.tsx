import type { Facility } from "@medequipshare/protocol";
import { Empty } from "../ui/empty.tsx";
import { Facts } from "../ui/facts.tsx";
import { facilityMessages } from "./messages.ts";

/** Average ratings, with how many loans they rest on. */
export function ScoreFacts({ score }: { score: Facility["score"] }) {
  if (score.count === 0) return <Empty>{facilityMessages.noRatings}</Empty>;
  const average = (sum: number) => facilityMessages.ratingOf((sum / score.count).toFixed(1), score.count);
  return (
    <Facts
      facts={[
        { term: facilityMessages.condition, value: average(score.condition) },
        { term: facilityMessages.punctuality, value: average(score.punctuality) },
        { term: facilityMessages.communication, value: average(score.communication) },
      ]}
    />
  );
}
