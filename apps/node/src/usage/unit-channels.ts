import { AppError } from "@medequipshare/domain";
import {
  breakGlassPayload,
  connectionPayload,
  presencePayload,
  presenceRequestPayload,
  readingPayload,
} from "@medequipshare/protocol";
import { z } from "zod";
import type { GatewayParameters } from "./gateway.ts";

/** Takes what came for a unit and resolves to what other clients hear of it, undefined for nothing. */
export type TakeMessage = (unitId: number, payload: unknown) => Promise<string | undefined>;

/** What clients may hear: what they tell each other, and grants, which come from the node alone. */
export const heardChannels: ReadonlySet<string> = new Set([
  "grants",
  "presence",
  "presence/requests",
  "meter/connection",
  "lock/connection",
]);

/** What clients may say of a unit, by the channel that its topic ends with. */
export function unitChannels({
  readings,
  verifyReading,
  relayBreakGlass,
  log,
  now,
}: GatewayParameters): Readonly<Record<string, TakeMessage | undefined>> {
  return {
    async readings(unitId, payload) {
      const reading = readingPayload.parse(payload);
      requireSameUnit("usage.reading-malformed", unitId, reading.unitId);
      await verifyReading(reading);
      const isNew = await readings.put({ ...reading, receivedAt: now(), relayedAt: null });
      log.debug({ unitId, sequence: reading.sequence, isNew }, "reading stored");
      return undefined;
    },
    async "break-glass"(unitId, payload) {
      const statement = breakGlassPayload.parse(payload);
      requireSameUnit("usage.break-glass-malformed", unitId, statement.unitId);
      await relayBreakGlass(statement);
      log.info({ unitId, sequence: statement.sequence }, "opening without a grant stored");
      return undefined;
    },
    presence: relayed(presencePayload),
    "presence/requests": relayed(presenceRequestPayload),
    "meter/connection": relayed(connectionPayload),
    "lock/connection": relayed(connectionPayload),
  };
}

/** Passed on as it was understood, so that nothing travels that its shape does not name. */
function relayed(shape: z.ZodType): TakeMessage {
  return async (_unitId, payload) => JSON.stringify(z.encode(shape, shape.parse(payload)));
}

function requireSameUnit(
  code: "usage.reading-malformed" | "usage.break-glass-malformed",
  unitId: number,
  stated: number,
): void {
  if (stated === unitId) return;
  throw new AppError(code, { field: "unitId", value: stated, problem: "another unit's topic" });
}
