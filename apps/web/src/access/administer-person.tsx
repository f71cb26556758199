import type { NodeClient, StaffPerson } from "@medequipshare/protocol";
import { dismissStaff } from "@medequipshare/sdk";
import { useMutation } from "@tanstack/react-query";
import { ActButton } from "../signing/act-button.tsx";
import { accessMessages } from "../signing/messages.ts";
import { roleNames } from "../signing/role-names.ts";
import { Problem } from "../ui/problem.tsx";
import { peopleMessages } from "./people-messages.ts";

type AdministerPersonProps = {
  readonly person: StaffPerson;
  readonly facilityId: number;
  readonly node: NodeClient;
  readonly onReplace: (person: StaffPerson) => void;
};

/** What an administrator may do about somebody else on staff. */
export function AdministerPerson({ person, facilityId, node, onReplace }: AdministerPersonProps) {
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
      <EndSessions {...{ node, account }} />
    </div>
  );
}

/** Signs somebody out wherever they are, such as after a phone was lost. */
function EndSessions({ node, account }: Pick<AdministerPersonProps, "node"> & Pick<StaffPerson, "account">) {
  const ending = useMutation({ mutationFn: () => node.person.endSessions({ params: { account } }) });
  return (
    <div className="sm:col-span-2">
      <button
        type="button"
        className="action plain w-full"
        disabled={ending.isPending}
        onClick={() => ending.mutate()}
      >
        {peopleMessages.endSessions}
      </button>
      {ending.isError && <Problem error={ending.error} />}
      <p role="status" className="text-sm">
        {ending.isSuccess && peopleMessages.endedSessions(ending.data.ended)}
      </p>
    </div>
  );
}
