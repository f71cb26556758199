import { z } from "zod";
import { address, bytes32, counter, decimal, id32, signatureS, unixSeconds } from "../wire/scalars.ts";

/** A signed cumulative reading, as a meter publishes it. Field meanings are those of IUsageMeter. */
export const readingPayload = z.object({
  unitId: id32,
  epoch: id32,
  sequence: id32.min(1),
  takenAt: unixSeconds,
  runSeconds: counter,
  cycles: counter,
  r: bytes32,
  s: signatureS,
});
export type ReadingPayload = z.output<typeof readingPayload>;

/** A grant the chain holds; a lock reads it on chain before it opens, this message only wakes it. */
export const grantPayload = z.object({
  reservationId: decimal,
  unitId: id32,
  operator: address,
  lockNonce: bytes32,
  grantedAt: unixSeconds,
});
export type GrantPayload = z.output<typeof grantPayload>;

/** Asks a unit's lock to state that `operator` stands before it. */
export const presenceRequestPayload = z.object({
  unitId: id32,
  operator: address,
  requestId: z.string().max(64),
});
export type PresenceRequestPayload = z.output<typeof presenceRequestPayload>;

/** The lock's answer. Preimage in ICheckoutDesk. */
export const presencePayload = z.object({
  requestId: z.string().max(64),
  unitId: id32,
  operator: address,
  nonce: bytes32,
  issuedAt: unixSeconds,
  r: bytes32,
  s: signatureS,
});
export type PresencePayload = z.output<typeof presencePayload>;

/** A lock's signed statement that it was opened without a grant. Preimage in IBreakGlass. */
export const breakGlassPayload = z.object({
  unitId: id32,
  bootCount: id32,
  sequence: id32.min(1),
  /** By the lock's clock; 0 when it had none. */
  openedAt: unixSeconds,
  /** The lock's public key: one that was replaced may still have to deliver. */
  x: bytes32,
  y: bytes32,
  r: bytes32,
  s: signatureS,
});
export type BreakGlassPayload = z.output<typeof breakGlassPayload>;

/** Whether a meter or lock is connected; "offline" is also its last will. */
export const connectionPayload = z.object({ state: z.enum(["online", "offline"]) });

/** A topic with what it carries and how it is delivered. */
export type Topic<Payload extends z.ZodType> = {
  readonly name: string;
  readonly payload: Payload;
  readonly qos: 0 | 1;
  readonly retain: boolean;
};

/** Meter to gateway. Acknowledged only once the reading is stored. */
export function readingTopic(chainId: number, unitId: number): Topic<typeof readingPayload> {
  return {
    name: `medequipshare/${chainId}/units/${unitId}/readings`,
    payload: readingPayload,
    qos: 1,
    retain: false,
  };
}

/** Gateway to lock. */
export function grantTopic(chainId: number, unitId: number): Topic<typeof grantPayload> {
  return {
    name: `medequipshare/${chainId}/units/${unitId}/grants`,
    payload: grantPayload,
    qos: 1,
    retain: true,
  };
}

/** Operator to lock. */
export function presenceRequestTopic(chainId: number, unitId: number): Topic<typeof presenceRequestPayload> {
  return {
    name: `medequipshare/${chainId}/units/${unitId}/presence/requests`,
    payload: presenceRequestPayload,
    qos: 1,
    retain: false,
  };
}

/** Lock to operator. */
export function presenceTopic(chainId: number, unitId: number): Topic<typeof presencePayload> {
  return {
    name: `medequipshare/${chainId}/units/${unitId}/presence`,
    payload: presencePayload,
    qos: 1,
    retain: false,
  };
}

/** Lock to gateway. Acknowledged only once the statement is in the outbox, or on chain. */
export function breakGlassTopic(chainId: number, unitId: number): Topic<typeof breakGlassPayload> {
  return {
    name: `medequipshare/${chainId}/units/${unitId}/break-glass`,
    payload: breakGlassPayload,
    qos: 1,
    retain: false,
  };
}

/** State of a unit's meter or lock, told to who is connected. */
export function connectionTopic(
  chainId: number,
  unitId: number,
  part: "meter" | "lock",
): Topic<typeof connectionPayload> {
  return {
    name: `medequipshare/${chainId}/units/${unitId}/${part}/connection`,
    payload: connectionPayload,
    qos: 1,
    retain: false,
  };
}

/** Unit and channel of a topic of this chain, as it is written and no other way; undefined when it is none of ours. */
export function parseTopic(chainId: number, name: string): { unitId: number; channel: string } | undefined {
  const found = /^medequipshare\/(\d+)\/units\/(0|[1-9]\d{0,9})\/([a-z/-]+)$/.exec(name);
  const unitId = id32.safeParse(Number(found?.[2]));
  if (found?.[1] !== String(chainId) || !unitId.success) return undefined;
  return { unitId: unitId.data, channel: found[3] ?? "" };
}
