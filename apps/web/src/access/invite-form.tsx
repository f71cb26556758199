import { hasRole, parseRoles, roleNames } from "@medequipshare/domain";
import type { NodeClient, StaffPerson } from "@medequipshare/protocol";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useId, useState } from "react";
import { accessMessages } from "../signing/messages.ts";
import { Problem } from "../ui/problem.tsx";
import { dayEnd, dayOf } from "./day-field.ts";
import { invitationsKey } from "./invitations-query.ts";
import { peopleMessages } from "./people-messages.ts";
import { QrSymbol } from "./qr-symbol.tsx";

const YEAR_SECONDS = 365 * 86_400;
/** Reviewers answer for other hospitals; they are not made among colleagues. */
const offered = roleNames.filter((role) => role !== "reviewer");

type InviteFormProps = {
  readonly node: NodeClient;
  readonly facilityId: number;
  /** Whose lost key the invited one takes the place of. */
  readonly replaced: StaffPerson | undefined;
  readonly onDone: () => void;
};

/** Invites somebody: who, as what, until when; then shows the link to give them. */
export function InviteForm({ node, facilityId, replaced, onDone }: InviteFormProps) {
  const queryClient = useQueryClient();
  const [name, setName] = useState(replaced?.name ?? "");
  const [roles, setRoles] = useState(replaced?.roles ?? 0);
  const [day, setDay] = useState(() => dayOf(replaced?.until ?? Date.now() / 1000 + YEAR_SECONDS));
  const inviting = useMutation({
    mutationFn: () => {
      const until = replaced?.until ?? dayEnd(day);
      return node.invitation.create({ body: { name, roles, until, replaces: replaced?.account } });
    },
    onSuccess: () => queryClient.invalidateQueries({ queryKey: invitationsKey(facilityId) }),
  });
  const nameId = useId();
  const dayId = useId();
  if (inviting.data !== undefined) {
    const link = `${location.origin}/join#${inviting.data.code}`;
    return <InvitationLink {...{ link, onDone }} />;
  }
  return (
    <form
      className="grid max-w-xl gap-4"
      onSubmit={(event) => {
        event.preventDefault();
        inviting.mutate();
      }}
    >
      {replaced !== undefined && (
        <p>{peopleMessages.inviteInstead(replaced.name ?? accessMessages.short(replaced.account))}</p>
      )}
      <div>
        <label htmlFor={nameId} className="text-sm text-quiet">
          {peopleMessages.name}
        </label>
        <input
          id={nameId}
          className="field"
          required
          maxLength={80}
          value={name}
          onChange={({ target }) => setName(target.value)}
        />
      </div>
      <Roles {...{ roles }} isFixed={replaced !== undefined} onChange={setRoles} />
      <div>
        <label htmlFor={dayId} className="text-sm text-quiet">
          {peopleMessages.appointedUntil}
        </label>
        <input
          id={dayId}
          type="date"
          className="field"
          required
          disabled={replaced !== undefined}
          min={dayOf(Date.now() / 1000)}
          value={day}
          onChange={({ target }) => setDay(target.value)}
        />
      </div>
      {inviting.isError && <Problem error={inviting.error} />}
      <button type="submit" className="action" disabled={roles === 0 || inviting.isPending}>
        {peopleMessages.makeInvitation}
      </button>
    </form>
  );
}

type RolesProps = {
  readonly roles: number;
  readonly isFixed: boolean;
  readonly onChange: (roles: number) => void;
};

function Roles({ roles, isFixed, onChange }: RolesProps) {
  return (
    <fieldset disabled={isFixed}>
      <legend className="text-sm text-quiet">{peopleMessages.roles}</legend>
      <div className="grid sm:grid-cols-2">
        {offered.map((role) => (
          <label key={role} className="flex min-h-11 items-center gap-2">
            <input
              type="checkbox"
              checked={hasRole(roles, role)}
              onChange={({ target }) =>
                onChange(target.checked ? roles + parseRoles(role) : roles - parseRoles(role))
              }
            />
            {accessMessages.roles[role]}
          </label>
        ))}
      </div>
    </fieldset>
  );
}

function InvitationLink({ link, onDone }: { readonly link: string; readonly onDone: () => void }) {
  const id = useId();
  return (
    <div className="grid max-w-xl gap-3">
      <label htmlFor={id} className="text-sm text-quiet">
        {peopleMessages.link}
      </label>
      <input
        id={id}
        className="field font-mono"
        readOnly
        value={link}
        onFocus={({ target }) => target.select()}
      />
      <QrSymbol text={link} label={peopleMessages.linkCode} />
      <button type="button" className="action plain" onClick={onDone}>
        {peopleMessages.another}
      </button>
    </div>
  );
}
