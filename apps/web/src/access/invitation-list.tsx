import type { Invitation, NodeClient } from "@medequipshare/protocol";
import { appointStaff } from "@medequipshare/sdk";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { ActButton } from "../signing/act-button.tsx";
import { roleNames } from "../signing/role-names.ts";
import type { Act } from "../signing/use-act.ts";
import { Empty } from "../ui/empty.tsx";
import { formatDate } from "../ui/format-time.ts";
import { Loading } from "../ui/loading.tsx";
import { Problem } from "../ui/problem.tsx";
import { invitationsKey, invitationsQuery } from "./invitations-query.ts";
import { peopleMessages } from "./people-messages.ts";

type InvitationListProps = { readonly node: NodeClient; readonly facilityId: number };

/** Who is invited; who has accepted waits for an administrator's signature. */
export function InvitationList({ node, facilityId }: InvitationListProps) {
  const invitations = useQuery(invitationsQuery(node, facilityId));
  if (invitations.isPending) return <Loading lines={2} />;
  if (invitations.isError)
    return <Problem error={invitations.error} onRetry={() => void invitations.refetch()} />;
  if (invitations.data.length === 0) return <Empty>{peopleMessages.noInvitations}</Empty>;
  return (
    <ul>
      {invitations.data.map((invitation) => (
        <li
          key={invitation.invitationId}
          className="grid items-center gap-x-6 gap-y-2 border-b border-rule py-3 last:border-0 sm:grid-cols-[1fr_16rem_9rem]"
        >
          <Told {...{ invitation }} />
          <div>{invitation.acceptance !== null && <Confirm {...{ invitation, facilityId }} />}</div>
          <Withdraw {...{ node, facilityId }} invitationId={invitation.invitationId} />
        </li>
      ))}
    </ul>
  );
}

function Told({ invitation }: { readonly invitation: Invitation }) {
  const { name, roles, until, replaces, expiresAt, acceptance } = invitation;
  return (
    <div>
      <p className="font-medium">
        {acceptance === null
          ? peopleMessages.waits(name, formatDate(expiresAt))
          : peopleMessages.accepted(name)}
      </p>
      <p className="text-quiet">
        {roleNames(roles)}, {peopleMessages.until.toLowerCase()} {formatDate(until)}
        {replaces !== null && `, ${peopleMessages.instead}`}
      </p>
    </div>
  );
}

function Confirm({ invitation, facilityId }: { readonly invitation: Invitation; facilityId: number }) {
  return (
    <ActButton act={appointing(invitation)} changes={[["facility", facilityId]]}>
      {peopleMessages.confirm(invitation.name)}
    </ActButton>
  );
}

/** Appoints whoever accepted, on the terms that they signed. */
function appointing({ roles, until, replaces, acceptance }: Invitation): Act {
  return async (network) => {
    if (acceptance === null) throw new TypeError("nobody has accepted");
    const { account, passkey, signature } = acceptance;
    const accepted = { account, passkey, roles, until, acceptance: signature, createAccount: true };
    return appointStaff(network, { ...accepted, replaces: replaces ?? undefined });
  };
}

type WithdrawProps = InvitationListProps & { readonly invitationId: Invitation["invitationId"] };

function Withdraw({ node, facilityId, invitationId }: WithdrawProps) {
  const queryClient = useQueryClient();
  const withdrawing = useMutation({
    mutationFn: () => node.invitation.withdraw({ params: { invitationId } }),
    onSettled: () => queryClient.invalidateQueries({ queryKey: invitationsKey(facilityId) }),
  });
  return (
    <div>
      <button
        type="button"
        className="action plain w-full"
        disabled={withdrawing.isPending}
        onClick={() => withdrawing.mutate()}
      >
        {peopleMessages.withdraw}
      </button>
      {withdrawing.isError && <Problem error={withdrawing.error} />}
    </div>
  );
}
