import { AppError } from "@medequipshare/domain";
import {
  breakGlassPayload,
  connectionPayload,
  presencePayload,
  presenceRequestPayload,
  readingPayload,
} from "@medequipshare/protocol";
import { z } from "zod";
import type { BrokerClient } from "./broker-client.ts";
import type { GatewayParameters } from "./gateway.ts";

/** Takes what a client said of a unit and resolves to what others hear of it, undefined for nothing. */
export type TakeMessage = (
  unitId: number,
  payload: unknown,
  client: BrokerClient,
) => Promise<string | undefined>;

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
    async presence(unitId, payload) {
      const presence = presencePayload.parse(payload);
      requireSameUnit("usage.presence-malformed", unitId, presence.unitId);
      return passedOn(presencePayload, presence);
    },
    async "presence/requests"(unitId, payload, client) {
      const request = presenceRequestPayload.parse(payload);
      requireSameUnit("usage.presence-malformed", unitId, request.unitId);
      const account = client.kind === "person" ? client.account : client.name;
      if (account.toLowerCase() !== request.operator.toLowerCase())
        throw new AppError("usage.presence-of-another", { account, operator: request.operator });
      return passedOn(presenceRequestPayload, request);
    },
    "meter/connection": relayed(connectionPayload),
    "lock/connection": relayed(connectionPayload),
  };
}

/** As it was understood, so that nothing travels that its shape does not name. */
function passedOn<Shape extends z.ZodType>(shape: Shape, parsed: z.output<Shape>): string {
  return JSON.stringify(z.encode(shape, parsed));
}

function relayed(shape: z.ZodType): TakeMessage {
  return async (_unitId, payload) => passedOn(shape, shape.parse(payload));
}

function requireSameUnit(
  code: "usage.reading-malformed" | "usage.break-glass-malformed" | "usage.presence-malformed",
  unitId: number,
  stated: number,
): void {
  if (stated === unitId) return;
  throw new AppError(code, { field: "unitId", value: stated, problem: "another unit's topic" });
}
