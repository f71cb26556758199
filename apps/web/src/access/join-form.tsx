import type { Invitation, NodeClient } from "@medequipshare/protocol";
import { useMutation } from "@tanstack/react-query";
import { useId, useRef, useState } from "react";
import { useNode } from "../http/node-provider.tsx";
import { accessMessages } from "../signing/messages.ts";
import { roleNames } from "../signing/role-names.ts";
import { Facts } from "../ui/facts.tsx";
import { formatDate } from "../ui/format-time.ts";
import { Icon } from "../ui/icon.tsx";
import { Problem } from "../ui/problem.tsx";
import { peopleMessages } from "./people-messages.ts";

type Opened = Pick<Invitation, "name" | "roles" | "until"> & {
  readonly facilityId: number;
  readonly facilityName: string | null;
  readonly invitedBy: string | null;
};
type JoinFormProps = { readonly code: string; readonly invitation: Opened };

/** Says who invites whom as what; makes the passkey, and accepts. */
export function JoinForm({ code, invitation }: JoinFormProps) {
  const { roles, until, facilityId, invitedBy } = invitation;
  const [name, setName] = useState(invitation.name);
  const facility = invitation.facilityName ?? peopleMessages.someFacility(facilityId);
  const accepting = useAccepting(code);
  const id = useId();
  if (accepting.isSuccess)
    return (
      <p role="status" className="flex items-start gap-2 bg-go-soft px-3 py-2 font-medium text-go">
        <Icon name="go" />
        {peopleMessages.joined(facility)}
      </p>
    );
  return (
    <form
      className="grid max-w-xl gap-4"
      onSubmit={(event) => {
        event.preventDefault();
        accepting.mutate(name);
      }}
    >
      <p>{peopleMessages.joinLead(invitedBy ?? peopleMessages.someAdministrator, facility)}</p>
      <Facts
        facts={[
          { term: peopleMessages.roles, value: roleNames(roles) },
          { term: peopleMessages.appointedUntil, value: formatDate(until) },
        ]}
      />
      <div>
        <label htmlFor={id} className="text-sm text-quiet">
          {peopleMessages.yourName}
        </label>
        <input
          id={id}
          className="field"
          required
          maxLength={80}
          autoComplete="name"
          value={name}
          onChange={({ target }) => setName(target.value)}
        />
      </div>
      <button type="submit" className="action" disabled={accepting.isPending}>
        {peopleMessages.joinAct}
      </button>
      <p className="text-sm text-quiet">{peopleMessages.joinHint}</p>
      <p role="status" className="text-sm">
        {accepting.isPending && accessMessages.waitsForPasskey}
      </p>
      {accepting.isError && <Problem error={accepting.error} />}
    </form>
  );
}

type Joining = Awaited<ReturnType<typeof begin>>;

/** Who declined to sign goes on with the passkey that was made already. */
function useAccepting(code: string) {
  const node = useNode();
  const begun = useRef<Joining>(undefined);
  return useMutation({
    async mutationFn(name: string) {
      begun.current ??= await begin(node, code, name);
      const signature = await begun.current.sign();
      const { challenge, registration } = begun.current;
      // Whatever the node says to it, the challenge is used.
      begun.current = undefined;
      await node.invitation.accept({ body: { code, name, challenge, registration, signature } });
    },
  });
}

async function begin(node: NodeClient, code: string, name: string) {
  const { beginJoining } = await import("../signing/begin-joining.ts");
  return beginJoining(node, code, name);
}
