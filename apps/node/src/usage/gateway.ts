import { AppError } from "@medequipshare/domain";
import {
  type BreakGlassPayload,
  type GrantPayload,
  grantPayload,
  grantTopic,
  parseTopic,
  type ReadingPayload,
} from "@medequipshare/protocol";
import type { ReadingStore } from "@medequipshare/readmodel";
import type { Logger } from "pino";
import { z } from "zod";
import type { Audit } from "../access/audit.ts";
import type { BrokerLimits } from "./broker-limits.ts";
import { type Broker, openBroker } from "./open-broker.ts";
import { refusalLimit } from "./refusal-limit.ts";
import { heardChannels, unitChannels } from "./unit-channels.ts";

export type Gateway = {
  readonly broker: Broker;
  /** Tells a unit's lock that the chain holds a grant. */
  announce(grant: GrantPayload): Promise<void>;
  [Symbol.asyncDispose](): Promise<void>;
};

export type GatewayParameters = {
  readonly host: string;
  readonly port: number;
  readonly limits?: Partial<BrokerLimits>;
  readonly chainId: number;
  readonly readings: ReadingStore;
  /** Whether a facility of this node owns, holds or reserved the unit. */
  readonly servesUnit: (unitId: number) => Promise<boolean>;
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
 * it for ever. So is a lock's statement that it was opened without a grant, but for the outbox, which brings it on chain.
 * Neither is passed on; what clients tell each other is, without the fields that nobody declared. The audit trail gets a
 * client's first refusal of each minute.
 */
export async function openGateway(parameters: GatewayParameters): Promise<Gateway> {
  const { host, port, limits, chainId, servesUnit, log, audit, now } = parameters;
  const channels = unitChannels(parameters);
  const isWorthRecording = refusalLimit(now);

  async function record(source: string, action: string, subject: string, code: string): Promise<void> {
    if (!isWorthRecording(source)) return;
    log.warn({ subject, code }, action);
    await audit({ actor: "mqtt", action, subject: subject.slice(0, 200), outcome: code });
  }

  async function receive(topic: string, payload: Uint8Array): Promise<string | undefined> {
    const place = parseTopic(chainId, topic);
    const take = channels[place?.channel ?? ""];
    if (place === undefined || take === undefined) {
      const problem = "nothing is accepted there";
      throw new AppError("usage.reading-malformed", { field: "topic", value: topic, problem });
    }
    const { unitId } = place;
    if (!(await servesUnit(unitId))) throw new AppError("usage.unit-not-served", { unitId });
    return take(unitId, parseJson(payload));
  }

  const broker = await openBroker({
    host,
    port,
    ...(limits && { limits }),
    async accept({ clientId, topic, payload }) {
      try {
        return await receive(topic, payload);
      } catch (error) {
        const code = refusalCode(error);
        if (code === undefined) throw error;
        await record(clientId, "message.refuse", topic, code);
        return undefined;
      }
    },
    async maySubscribe(filter) {
      const place = parseTopic(chainId, filter);
      return place !== undefined && heardChannels.has(place.channel) && servesUnit(place.unitId);
    },
    onRefused({ code }, address) {
      record(address, "connection.refuse", address, code).catch((error) =>
        log.warn({ err: error }, "refusal not recorded"),
      );
    },
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
