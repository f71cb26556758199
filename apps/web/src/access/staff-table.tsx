import type { StaffPerson } from "@medequipshare/protocol";
import type { ReactNode } from "react";
import { accessMessages } from "../signing/messages.ts";
import { roleNames } from "../signing/role-names.ts";
import { formatDate } from "../ui/format-time.ts";
import { peopleMessages } from "./people-messages.ts";

type StaffTableProps = {
  readonly people: readonly StaffPerson[];
  /** Of whoever looks. */
  readonly account: string;
  /** What may be done about somebody. */
  readonly actions?: (person: StaffPerson) => ReactNode;
};

/** Who is on staff: name, roles, competencies, until when. */
export function StaffTable({ people, account, actions }: StaffTableProps) {
  return (
    <ul>
      {people.map((person) => (
        <li
          key={person.account}
          className="grid items-center gap-x-6 border-b border-rule py-3 last:border-0 sm:grid-cols-[1fr_1fr_11rem_17rem]"
        >
          <span>
            <span className={person.name === null ? "text-quiet" : "font-medium"}>
              {person.name ?? peopleMessages.unnamed}
            </span>{" "}
            <span className="font-mono text-sm text-quiet">{accessMessages.short(person.account)}</span>
            {person.account === account.toLowerCase() && ` (${peopleMessages.you})`}
          </span>
          <span>
            {roleNames(person.roles)}
            {person.competencies.length > 0 && (
              <span className="block text-sm text-quiet">
                {peopleMessages.competent} {competenciesOf(person)}
              </span>
            )}
          </span>
          <span className="text-quiet tabular-nums">{endOf(person)}</span>
          <span>{actions?.(person)}</span>
        </li>
      ))}
    </ul>
  );
}

const competenciesOf = ({ competencies }: StaffPerson): string =>
  competencies
    .map(({ productCode, until }) => peopleMessages.competentFor(productCode, formatDate(until)))
    .join(", ");

/** Founders are appointed for longer than anybody lives. */
const LIFETIME_SECONDS = 100 * 365 * 86_400;

const endOf = ({ until }: StaffPerson): string =>
  until - Date.now() / 1000 > LIFETIME_SECONDS
    ? peopleMessages.noEnd
    : `${peopleMessages.until} ${formatDate(until)}`;
