import type { StaffPerson } from "@medequipshare/protocol";
import { dismissStaff } from "@medequipshare/sdk";
import { ActButton } from "../signing/act-button.tsx";
import { accessMessages } from "../signing/messages.ts";
import { roleNames } from "../signing/role-names.ts";
import { peopleMessages } from "./people-messages.ts";

type AdministerPersonProps = {
  readonly person: StaffPerson;
  readonly facilityId: number;
  readonly onReplace: (person: StaffPerson) => void;
};

/** What an administrator may do about somebody else on staff. */
export function AdministerPerson({ person, facilityId, onReplace }: AdministerPersonProps) {
  const { account, roles } = person;
  const name = person.name ?? accessMessages.short(account);
  return (
    <div className="grid gap-2 sm:grid-cols-2">
      <ActButton
        plain
        act={(network) => dismissStaff(network, { account })}
        changes={[["facility", facilityId]]}
        confirmation={{
          title: peopleMessages.dismissTitle(name),
          facts: [
            { term: peopleMessages.roles, value: roleNames(roles) },
            { term: peopleMessages.effect, value: peopleMessages.dismissEffect },
          ],
          sign: peopleMessages.signDismissal,
        }}
      >
        {peopleMessages.dismiss}
      </ActButton>
      <div>
        <button type="button" className="action plain w-full" onClick={() => onReplace(person)}>
          {peopleMessages.replaceKey}
        </button>
      </div>
    </div>
  );
}
