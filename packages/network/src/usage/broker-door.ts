import type { BrokerLogin, Instrument } from "@medequipshare/protocol";
import type { Person } from "../access/person.ts";

/** A node's broker, as one instrument of one unit reaches it. */
export type BrokerDoor = BrokerLogin & { readonly mqttUrl: string };

/** Has a person of a unit's owner or borrower issue the credential, as at the unit itself; the one before ends. */
export async function openBrokerDoor(
  person: Pick<Person, "signIn" | "node">,
  mqttUrl: string,
  of: { readonly unitId: number; readonly instrument: Instrument },
): Promise<BrokerDoor> {
  await person.signIn();
  const { username, password } = await person.node.credential.issue({ params: of });
  return { mqttUrl, username, password };
}
