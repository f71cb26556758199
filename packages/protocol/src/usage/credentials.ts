import { z } from "zod";
import { defineRoute } from "../http/route.ts";
import { queryInt } from "../wire/query.ts";
import { address, id32, unixSeconds } from "../wire/scalars.ts";

/** What measures or guards a unit and speaks to a node's broker. */
export const instrument = z.enum(["meter", "lock"]);
export type Instrument = z.output<typeof instrument>;

/** The MQTT user name of a person, whose password is the token of their session at the node. */
export const SESSION_USERNAME = "session";

/** What a unit's meter or lock shows to a node's broker, but for its password, which is told once. */
export const brokerCredential = z.object({
  unitId: id32,
  instrument,
  /** Whose staff issued it, and alone can replace or revoke it. */
  facilityId: id32,
  username: z.string(),
  issuedBy: address,
  issuedAt: unixSeconds,
});
export type BrokerCredential = z.output<typeof brokerCredential>;

/** What an MQTT client connects with. */
export const brokerLogin = z.object({ username: z.string(), password: z.string() });
export type BrokerLogin = z.output<typeof brokerLogin>;

const ofInstrument = z.object({ unitId: queryInt, instrument });

export const credentialRoutes = {
  issue: defineRoute({
    method: "POST",
    path: "/v1/units/{unitId}/credentials/{instrument}",
    summary:
      "Issues the caller's facility a credential for a unit's meter or lock; the one before ends at once",
    access: "recent-session",
    params: ofInstrument,
    response: brokerCredential.extend(brokerLogin.shape),
  }),
  revoke: defineRoute({
    method: "DELETE",
    path: "/v1/units/{unitId}/credentials/{instrument}",
    summary:
      "Revokes the credential of the caller's facility for a unit's meter or lock, and ends its connection",
    access: "recent-session",
    params: ofInstrument,
    response: "none",
  }),
  list: defineRoute({
    method: "GET",
    path: "/v1/units/{unitId}/credentials",
    summary: "Credentials of the caller's facility for a unit's meter and lock, without their passwords",
    access: "session",
    params: z.object({ unitId: queryInt }),
    response: z.object({ items: z.array(brokerCredential) }),
  }),
};
