import type { Offer } from "@medequipshare/protocol";
import { Link } from "@tanstack/react-router";
import { formatMoney } from "../ui/format-money.ts";
import { formatDuration, formatMoment } from "../ui/format-time.ts";
import { Icon, type IconName } from "../ui/icon.tsx";
import { approvalMessages } from "./approval-messages.ts";
import { findMessages } from "./find-messages.ts";
import { reservationMessages } from "./messages.ts";
import { type Asked, OfferActs } from "./offer-acts.tsx";

type OfferCardProps = {
  readonly offer: Offer;
  readonly asked: Asked;
  readonly nameOf: (facilityId: number) => string;
};

const marks: Readonly<Record<Offer["reasons"][number]["weighs"], { icon: IconName; look: string }>> = {
  for: { icon: "go", look: "text-go" },
  against: { icon: "stop", look: "text-stop" },
  fact: { icon: "right", look: "text-quiet" },
};

/** One offer: its place, what it costs, why it stands there, and how to have it. */
export function OfferCard({ offer, asked, nameOf }: OfferCardProps) {
  const { unit, rank, reasons, cost, escrow, obstacles } = offer;
  const { specification, typeName, productCode, ownerId } = unit;
  const name =
    specification === null
      ? (typeName ?? productCode)
      : `${specification.manufacturer} ${specification.model}`;
  const weighed = reasons.filter(({ weighs }) => weighs !== "fact");
  // The cost stands beside them.
  const facts = reasons.filter(({ weighs, code }) => weighs === "fact" && code !== "cost");
  const length = formatDuration(asked.endsAt - asked.startsAt);
  return (
    <li className="grid gap-x-6 gap-y-3 border-b border-rule py-5 last:border-0 sm:grid-cols-[3rem_1fr_15rem]">
      <p className={`text-3xl font-semibold ${obstacles.length === 0 ? "text-accent" : "text-quiet"}`}>
        <span className="sr-only">{findMessages.rank(rank)}</span>
        <span aria-hidden="true">{rank}</span>
      </p>
      <div>
        <h3 className="text-lg leading-snug">
          <Link className="textlink" to="/units/$unitId" params={{ unitId: String(unit.unitId) }}>
            {name}
          </Link>
        </h3>
        <p className="font-mono text-sm text-quiet">
          {productCode} · {unit.serialNumber}
        </p>
        <p>
          <Link className="textlink" to="/facilities/$facilityId" params={{ facilityId: String(ownerId) }}>
            {unit.ownerName}
          </Link>
        </p>
        <ul aria-label={findMessages.why} className="mt-2 grid gap-x-6 gap-y-0.5 text-sm">
          {weighed.map(({ code, weighs, text }) => (
            <li key={code} className={`flex items-start gap-1.5 ${marks[weighs].look}`}>
              <Icon name={marks[weighs].icon} />
              <span>
                <span className="sr-only">{findMessages.weighs[weighs]}: </span>
                {text}
              </span>
            </li>
          ))}
          {unit.terms?.approvalNeeded === true && (
            <li className="flex items-start gap-1.5 text-wait">
              <Icon name="wait" />
              {approvalMessages.needed}
            </li>
          )}
          {facts.length > 0 && (
            <li className="text-quiet">
              <span className="sr-only">{findMessages.weighs.fact}: </span>
              {facts.map(({ text }) => text).join(" · ")}
            </li>
          )}
        </ul>
      </div>
      <div>
        <p className="text-lg font-semibold tabular-nums">{formatMoney(cost)}</p>
        <p className="text-sm text-quiet tabular-nums">
          {length} · {findMessages.escrow(formatMoney(escrow))}
        </p>
        <p className="mt-1 text-sm tabular-nums">
          {findMessages.askedTime(formatMoment(asked.startsAt), formatMoment(asked.endsAt))}
        </p>
        <p className="text-sm">
          {findMessages.askedFor(reservationMessages.priorities[asked.priority], nameOf(asked.borrowerId))}
        </p>
        <div className="mt-3">
          <OfferActs {...{ offer, asked, name, nameOf }} />
        </div>
      </div>
    </li>
  );
}
