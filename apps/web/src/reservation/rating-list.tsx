import type { ReservationDetail } from "@medequipshare/protocol";
import { Empty } from "../ui/empty.tsx";
import { reservationMessages } from "./messages.ts";

type RatingListProps = {
  readonly ratings: ReservationDetail["ratings"];
  readonly nameOf: (facilityId: number) => string;
};

/** How the two sides rated each other; sealed ratings say only that they exist. */
export function RatingList({ ratings, nameOf }: RatingListProps) {
  if (ratings.length === 0) return <Empty>{reservationMessages.notRated}</Empty>;
  return (
    <ul>
      {ratings.map(({ raterId, ratedId, condition, punctuality, communication }) => (
        <li key={raterId} className="border-b border-rule py-2">
          <p className="font-medium">{reservationMessages.rated(nameOf(raterId), nameOf(ratedId))}</p>
          <p className="text-quiet">
            {condition === null || punctuality === null || communication === null
              ? reservationMessages.sealed
              : reservationMessages.scores(condition, punctuality, communication)}
          </p>
        </li>
      ))}
    </ul>
  );
}
