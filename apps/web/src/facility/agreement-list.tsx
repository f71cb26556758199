import type { FacilityDetail } from "@medequipshare/protocol";
import { Link } from "@tanstack/react-router";
import { useState } from "react";
import { Empty } from "../ui/empty.tsx";
import { formatDate } from "../ui/format-time.ts";
import { facilityMessages } from "./messages.ts";

type AgreementListProps = {
  readonly facility: FacilityDetail;
  readonly nameOf: (facilityId: number) => string;
};

const FEW = 8;

/** Under which agreements a facility lends and borrows. */
export function AgreementList({ facility, nameOf }: AgreementListProps) {
  const [all, setAll] = useState(false);
  if (facility.agreements.length === 0) return <Empty>{facilityMessages.noAgreements}</Empty>;
  const shown = all ? facility.agreements : facility.agreements.slice(0, FEW);
  return (
    <>
      <ul>
        {shown.map(({ ownerId, borrowerId, until, document }) => {
          const lends = ownerId === facility.facilityId;
          const other = lends ? borrowerId : ownerId;
          return (
            <li key={`${ownerId}-${borrowerId}-${document}`} className="border-b border-rule py-2">
              {lends ? facilityMessages.lendsTo : facilityMessages.borrowsFrom}{" "}
              <Link className="textlink" to="/facilities/$facilityId" params={{ facilityId: String(other) }}>
                {nameOf(other)}
              </Link>{" "}
              <span className="text-quiet">{facilityMessages.until(formatDate(until))}</span>
            </li>
          );
        })}
      </ul>
      {shown.length < facility.agreements.length && (
        <button type="button" className="textlink mt-2 min-h-11" onClick={() => setAll(true)}>
          {facilityMessages.allAgreements(facility.agreements.length)}
        </button>
      )}
    </>
  );
}
