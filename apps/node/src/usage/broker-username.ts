import { brokerCredential } from "@medequipshare/protocol";
import type { BrokerCredentialKey } from "@medequipshare/readmodel";

/** The MQTT user name of a credential: what it is for, the unit, and the facility that issued it. */
export function usernameOf({ instrument: kind, unitId, facilityId }: BrokerCredentialKey): string {
  return `${kind}.${unitId}.${facilityId}`;
}

const keyShape = brokerCredential.pick({ instrument: true, unitId: true, facilityId: true });

/** What {@link usernameOf} wrote; undefined for anything else. */
export function parseUsername(username: string): BrokerCredentialKey | undefined {
  const [, kind, unit, facility] = /^([a-z]{1,10})\.(\d{1,10})\.(\d{1,10})$/.exec(username) ?? [];
  const { data: key } = keyShape.safeParse({
    instrument: kind,
    unitId: Number(unit),
    facilityId: Number(facility),
  });
  return key !== undefined && usernameOf(key) === username ? key : undefined;
}
