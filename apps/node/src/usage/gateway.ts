import { AppError } from "@medequipshare/domain";
import {
  type BreakGlassPayload,
  breakGlassPayload,
  connectionPayload,
  type GrantPayload,
  grantPayload,
  grantTopic,
  parseTopic,
  presencePayload,
  presenceRequestPayload,
  type ReadingPayload,
  readingPayload,
} from "@medequipshare/protocol";
import type { MeteredReading, ReadingStore } from "@medequipshare/readmodel";
import type { Logger } from "pino";
import { z } from "zod";
import type { Audit } from "../access/audit.ts";
import { type Broker, type BrokerMessage, openBroker } from "./open-broker.ts";
import { refusalLimit } from "./refusal-limit.ts";

export type Gateway = {
  readonly broker: Broker;
  /** Tells a unit's lock that the chain holds a grant. */
  announce(grant: GrantPayload): Promise<void>;
  [Symbol.asyncDispose](): Promise<void>;
};

export type GatewayParameters = {
  readonly host: string;
  readonly port: number;
  readonly chainId: number;
  readonly readings: ReadingStore;
  /** Throws usage.signature-invalid, usage.epoch-unexpected, usage.meter-unknown. */
  readonly verifyReading: (reading: ReadingPayload) => Promise<void>;
  /** Stores the statement in the outbox; throws checkout.break-glass-invalid and whatever else the chain refuses. */
  readonly relayBreakGlass: (statement: BreakGlassPayload) => Promise<void>;
  readonly audit: Audit;
  readonly log: Logger;
  readonly now: () => number;
};

/**
 * The node's side of meters and locks. A reading is stored, in any order and once, before the meter gets its
 * acknowledgement; what is not a reading of an enrolled meter is acknowledged and dropped, so that a meter never repeats
 * it for ever and no lock ever hears of it. So is a lock's statement that it was opened without a grant, but for the
 * outbox, which brings it on chain. The audit trail gets a client's first refusal of each minute.
 */
export async function openGateway(parameters: GatewayParameters): Promise<Gateway> {
  const { host, port, chainId, readings, verifyReading, relayBreakGlass, audit, log, now } = parameters;

  async function acceptReading(unitId: number, payload: unknown): Promise<void> {
    const reading = readingPayload.parse(payload);
    if (reading.unitId !== unitId) {
      throw new AppError("usage.reading-malformed", {
        field: "unitId",
        value: reading.unitId,
        problem: "another unit's topic",
      });
    }
    await verifyReading(reading);
    const isNew = await readings.put(rowOf(reading, now()));
    log.debug({ unitId, sequence: reading.sequence, isNew }, "reading stored");
  }

  async function acceptBreakGlass(unitId: number, payload: unknown): Promise<void> {
    const statement = breakGlassPayload.parse(payload);
    if (statement.unitId !== unitId) {
      throw new AppError("usage.break-glass-malformed", {
        field: "unitId",
        value: statement.unitId,
        problem: "another unit's topic",
      });
    }
    await relayBreakGlass(statement);
    log.info({ unitId, sequence: statement.sequence }, "opening without a grant stored");
  }

  const isWorthRecording = refusalLimit(now);

  /** Tells whether the message is passed on to other clients. */
  async function accept({ clientId, topic, payload }: BrokerMessage): Promise<boolean> {
    const place = parseTopic(chainId, topic);
    try {
      if (place?.channel === "readings") await acceptReading(place.unitId, parseJson(payload));
      else if (place?.channel === "break-glass") await acceptBreakGlass(place.unitId, parseJson(payload));
      else shapeOf(topic, place?.channel).parse(parseJson(payload));
      // An opening concerns the chain alone.
      return place?.channel !== "break-glass";
    } catch (error) {
      const code = refusalCode(error);
      if (code === undefined) throw error;
      if (!isWorthRecording(clientId)) return false;
      log.warn({ topic, code }, "message refused");
      await audit({ actor: "mqtt", action: "message.refuse", subject: topic.slice(0, 200), outcome: code });
      return false;
    }
  }

  const broker = await openBroker({
    host,
    port,
    accept,
    maySubscribe: (filter) => filter.startsWith(`medequipshare/${chainId}/`),
  });
  return {
    broker,
    async announce(grant) {
      const topic = grantTopic(chainId, grant.unitId);
      const payload = JSON.stringify(z.encode(grantPayload, grant));
      await broker.publish({ topic: topic.name, payload, qos: topic.qos, retain: topic.retain });
    },
    [Symbol.asyncDispose]: () => broker[Symbol.asyncDispose](),
  };
}

/** Channels that clients use among themselves; grants come from the node alone. */
const relayedChannels: Readonly<Record<string, z.ZodType | undefined>> = {
  presence: presencePayload,
  "presence/requests": presenceRequestPayload,
  "meter/connection": connectionPayload,
  "lock/connection": connectionPayload,
};

function shapeOf(topic: string, channel = ""): z.ZodType {
  const shape = relayedChannels[channel];
  if (shape !== undefined) return shape;
  const problem = "nothing is accepted there";
  throw new AppError("usage.reading-malformed", { field: "topic", value: topic, problem });
}

function rowOf(reading: ReadingPayload, receivedAt: number): MeteredReading {
  return { ...reading, receivedAt, relayedAt: null };
}

function parseJson(payload: Uint8Array): unknown {
  try {
    return JSON.parse(Buffer.from(payload).toString("utf8"));
  } catch {
    return undefined;
  }
}

/** The code of a message that is at fault; undefined for a fault of ours, which must not be acknowledged. */
function refusalCode(error: unknown): string | undefined {
  if (error instanceof z.ZodError) return "usage.reading-malformed";
  if (error instanceof AppError && !error.retryable && !error.code.startsWith("internal.")) return error.code;
  return undefined;
}
