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
import { type Admit, type BrokerClient, hasChannel } from "./broker-client.ts";
import type { BrokerLimits } from "./broker-limits.ts";
import type { BrokerMessage } from "./create-aedes.ts";
import { type Broker, openBroker } from "./open-broker.ts";
import { refusalLimit } from "./refusal-limit.ts";
import { unitChannels } from "./unit-channels.ts";
import type { UnitParties } from "./unit-parties.ts";

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
  /** Lets clients in. A person is asked for again whenever they publish or hear: sessions end, and staff change facilities. */
  readonly admit: Admit;
  readonly parties: Pick<UnitParties, "include">;
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
  const { host, port, limits, chainId, admit, parties, log, audit, now } = parameters;
  const channels = unitChannels(parameters);
  const isWorthRecording = refusalLimit(now);

  async function record(source: string, action: string, subject: string, code: string): Promise<void> {
    if (!isWorthRecording(source)) return;
    log.warn({ subject, code }, action);
    await audit({ actor: "mqtt", action, subject: subject.slice(0, 200), outcome: code });
  }

  const asOfNow = async (client: BrokerClient) =>
    client.kind === "person" ? await admit(client.login) : client;

  async function mayHear(client: BrokerClient, topic: string): Promise<boolean> {
    const place = parseTopic(chainId, topic);
    if (place === undefined || !hasChannel(client, "hears", place)) return false;
    try {
      return await parties.include(place.unitId, (await asOfNow(client)).facilityId);
    } catch (error) {
      if (refusalCode(error) === undefined) throw error;
      return false;
    }
  }

  async function receive({
    client,
    topic,
    payload,
  }: BrokerMessage<BrokerClient>): Promise<string | undefined> {
    const place = parseTopic(chainId, topic);
    const take = channels[place?.channel ?? ""];
    if (place === undefined || take === undefined || !hasChannel(client, "says", place))
      throw new AppError("usage.topic-forbidden", { client: client.name, topic });
    const { unitId } = place;
    const { facilityId } = await asOfNow(client);
    if (!(await parties.include(unitId, facilityId)))
      throw new AppError("usage.unit-not-served", { unitId, facilityId });
    return take(unitId, parseJson(payload), client);
  }

  const broker = await openBroker({
    host,
    port,
    ...(limits && { limits }),
    authenticate: admit,
    async accept(message) {
      try {
        return await receive(message);
      } catch (error) {
        const code = refusalCode(error);
        if (code === undefined) throw error;
        await record(message.client.name, "message.refuse", message.topic, code);
        return undefined;
      }
    },
    mayHear,
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
