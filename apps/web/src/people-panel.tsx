import { hasRole } from "@medequipshare/domain";
import type { NodeClient, StaffPerson } from "@medequipshare/protocol";
import { useQuery } from "@tanstack/react-query";
import { type ReactNode, useState } from "react";
import { AddPasskeyButton } from "./access/add-passkey-button.tsx";
import { AdministerPerson } from "./access/administer-person.tsx";
import { InvitationList } from "./access/invitation-list.tsx";
import { InviteForm } from "./access/invite-form.tsx";
import { peopleMessages } from "./access/people-messages.ts";
import { peopleQuery } from "./access/people-query.ts";
import { SessionList } from "./access/session-list.tsx";
import { StaffTable } from "./access/staff-table.tsx";
import { accessMessages } from "./signing/messages.ts";
import { roleNames } from "./signing/role-names.ts";
import { useSigner } from "./signing/signer.ts";
import { SignerScope } from "./signing/signer-scope.tsx";
import { type OwnStaff, useOwnStaff } from "./signing/use-own-staff.ts";
import { type OwnSession, useSession } from "./signing/use-session.ts";
import { Empty } from "./ui/empty.tsx";
import { Loading } from "./ui/loading.tsx";
import { Problem } from "./ui/problem.tsx";
import { Section } from "./ui/section.tsx";
import { useFacilityNames } from "./use-facility-names.ts";

/** The people of the hospital of whoever has signed in, and their own passkeys. */
export function PeoplePanel({ fallback }: { fallback: ReactNode }) {
  return (
    <SignerScope fallback={fallback}>
      <SignedIn />
    </SignerScope>
  );
}

function SignedIn() {
  const staff = useOwnStaff();
  const session = useSession();
  const nameOf = useFacilityNames();
  if (staff === undefined) return <Loading lines={6} />;
  if (staff.facilityId === 0) return <Empty>{peopleMessages.noStaff}</Empty>;
  return (
    <>
      <p className="mb-6 text-quiet">{peopleMessages.lead(nameOf(staff.facilityId))}</p>
      {(session.node === undefined || session.mustAsk) && <Prove {...session} />}
      {session.node !== undefined && (
        <People {...{ staff }} node={session.node} isEnded={session.mustAsk} onRetry={session.open} />
      )}
    </>
  );
}

function Prove({ mustAsk, open, isOpening, error }: OwnSession) {
  return (
    <>
      {Boolean(error) && <Problem error={error} onRetry={mustAsk ? undefined : open} />}
      {!mustAsk && !error && <Loading lines={6} />}
      {mustAsk && (
        <>
          <p className="mb-3">{accessMessages.proveFirst}</p>
          <button type="button" className="action" disabled={isOpening} onClick={open}>
            {accessMessages.prove}
          </button>
        </>
      )}
    </>
  );
}

type PeopleProps = {
  readonly staff: OwnStaff;
  readonly node: NodeClient;
  /** Whether the session has ended, which is told above. */
  readonly isEnded: boolean;
  readonly onRetry: () => void;
};

function People({ staff, node, isEnded, onRetry }: PeopleProps) {
  const { kind, account, name } = useSigner();
  const { facilityId, roles } = staff;
  const isAdministrator = hasRole(roles, "administrator");
  const people = useQuery(peopleQuery(node, facilityId));
  const [replaced, setReplaced] = useState<StaffPerson>();
  const actions = (person: StaffPerson) =>
    person.account === account.toLowerCase() ? null : (
      <AdministerPerson {...{ person, facilityId, node }} onReplace={setReplaced} />
    );
  return (
    <>
      <Section title={peopleMessages.staff}>
        {people.isPending && <Loading lines={6} />}
        {people.isError && !isEnded && <Problem error={people.error} {...{ onRetry }} />}
        {people.data !== undefined && (
          <StaffTable people={people.data} account={account} {...(isAdministrator && { actions })} />
        )}
      </Section>
      {isAdministrator && (
        <Invite {...{ node, isEnded, facilityId, replaced }} onDone={() => setReplaced(undefined)} />
      )}
      {!isEnded && (
        <Section title={peopleMessages.sessions}>
          <SessionList {...{ node, account }} />
        </Section>
      )}
      {kind === "passkey" && (
        <Section title={peopleMessages.passkeys}>
          <p className="mb-3 text-quiet">{peopleMessages.passkeysLead}</p>
          <AddPasskeyButton name={name ?? roleNames(roles)} />
        </Section>
      )}
    </>
  );
}

type InviteProps = {
  readonly node: NodeClient;
  readonly isEnded: boolean;
  readonly facilityId: number;
  readonly replaced: StaffPerson | undefined;
  readonly onDone: () => void;
};

function Invite({ node, isEnded, facilityId, replaced, onDone }: InviteProps) {
  const [turn, setTurn] = useState(0);
  const done = () => {
    setTurn(turn + 1);
    onDone();
  };
  return (
    <>
      {!isEnded && (
        <Section title={peopleMessages.invitations}>
          <InvitationList {...{ node, facilityId }} />
        </Section>
      )}
      <Section title={peopleMessages.invite}>
        <InviteForm
          key={`${turn} ${replaced?.account ?? ""}`}
          {...{ node, facilityId, replaced }}
          onDone={done}
        />
      </Section>
    </>
  );
}
