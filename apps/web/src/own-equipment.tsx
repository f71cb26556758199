import type { Reservation } from "@medequipshare/protocol";
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { unfitOfOwnerQuery } from "./equipment/queries.ts";
import { facilitiesQuery } from "./facility/queries.ts";
import { useNode } from "./http/node-provider.tsx";
import { todayMessages } from "./reservation/today-messages.ts";
import { Section } from "./ui/section.tsx";
import { StateMark, type StateName } from "./ui/state-mark.tsx";

type OwnEquipmentProps = {
  readonly facilityId: number;
  readonly now: number;
  /** Those of the facility that may still change. */
  readonly reservations: readonly Reservation[];
};

/** How many of a hospital's own units are free, out, late or unfit. */
export function OwnEquipment({ facilityId, now, reservations }: OwnEquipmentProps) {
  const node = useNode();
  const facility = useQuery(facilitiesQuery(node)).data?.find((each) => each.facilityId === facilityId);
  const unfit = useQuery(unfitOfOwnerQuery(node, facilityId)).data;
  if (facility === undefined || unfit === undefined || facility.unitCount === 0) return null;
  const out = reservations.filter(({ ownerId, state }) => ownerId === facilityId && state === "on-loan");
  const late = out.filter(({ endsAt }) => endsAt < now);
  const elsewhere = new Set([...out, ...unfit].map(({ unitId }) => unitId));
  const lines: readonly (readonly [StateName, number])[] = [
    ["free", facility.unitCount - elsewhere.size],
    ["on-loan", out.length - late.length],
    ["late", late.length],
    ["unfit", unfit.length],
  ];
  return (
    <Section
      title={todayMessages.own}
      aside={
        <Link className="textlink" to="/units" search={{ ownerId: facilityId }}>
          {todayMessages.ownUnits(facility.unitCount)}
        </Link>
      }
    >
      <ul>
        {lines.map(([state, count]) => (
          <li key={state} className="flex min-h-8 items-center justify-between">
            <StateMark state={state} />
            <span className="font-semibold tabular-nums">{count}</span>
          </li>
        ))}
      </ul>
    </Section>
  );
}
