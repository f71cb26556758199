import { AppError } from "@medequipshare/domain";
import { type Address, type BrokerLogin, type Instrument, SESSION_USERNAME } from "@medequipshare/protocol";
import type { Sessions } from "../access/sessions.ts";
import { usernameOf } from "./broker-username.ts";
import type { Credentials } from "./credentials.ts";

/** Who is connected to the broker: a unit's meter or lock, or a person by their session at the node. */
export type BrokerClient = {
  /** By which its connection is found; two connections of one name there are not. */
  readonly name: string;
  readonly facilityId: number;
} & (
  | { readonly kind: Instrument; readonly unitId: number }
  | { readonly kind: "person"; readonly account: Address; readonly login: Partial<BrokerLogin> }
);

/** Channels of a unit that each kind of client may publish on, and subscribe to. Grants come from the node alone. */
const rights: Readonly<
  Record<BrokerClient["kind"], { readonly says: readonly string[]; readonly hears: readonly string[] }>
> = {
  meter: { says: ["readings", "meter/connection"], hears: [] },
  lock: { says: ["presence", "break-glass", "lock/connection"], hears: ["presence/requests", "grants"] },
  person: { says: ["presence/requests"], hears: ["presence", "meter/connection", "lock/connection"] },
};

export type Place = { readonly unitId: number; readonly channel: string };

/** Whether a client's kind has the channel, and an instrument its own unit. Whose unit it is remains to be asked. */
export function hasChannel(client: BrokerClient, act: "says" | "hears", { unitId, channel }: Place): boolean {
  const isItsUnit = client.kind === "person" || client.unitId === unitId;
  return isItsUnit && rights[client.kind][act].includes(channel);
}

export type Admit = (login: Partial<BrokerLogin>) => Promise<BrokerClient>;

/**
 * Makes what lets clients in; being connected prolongs no session. Throws usage.credential-wrong, access.session-missing, access.session-idle,
 * access.session-expired, access.sender-not-served.
 */
export function brokerAdmission(
  credentials: Pick<Credentials, "authenticate">,
  sessions: Pick<Sessions, "check">,
): Admit {
  let people = 0;
  return async (login) => {
    if (login.username !== SESSION_USERNAME) {
      const { instrument: kind, ...key } = await credentials.authenticate(login);
      return { kind, ...key, name: usernameOf({ instrument: kind, ...key }) };
    }
    const { account, facilityId, level } = await sessions.check(login.password);
    // A message of a person is an act of theirs.
    if (level === "directory") throw new AppError("access.session-reading");
    if (facilityId === null) throw new AppError("access.sender-not-served", { account });
    people += 1;
    return { kind: "person", account, facilityId, login, name: `${SESSION_USERNAME}.${people}` };
  };
}
