import { randomUUID } from "node:crypto";
import { AppError } from "@medequipshare/domain";
import {
  type PresencePayload,
  presencePayload,
  presenceRequestPayload,
  presenceRequestTopic,
  presenceTopic,
  SESSION_USERNAME,
} from "@medequipshare/protocol";
import type { MqttClient } from "mqtt";
import type { Address } from "viem";
import { z } from "zod";
import { connectToBroker } from "./connect-to-broker.ts";

export interface AskPresenceParameters {
  readonly mqttUrl: string;
  readonly chainId: number;
  readonly unitId: number;
  readonly operator: Address;
  /** Of the operator's session at the broker's node. */
  readonly sessionToken: string;
  /** How long to wait for the lock, and for a broker that is restarting. */
  readonly seconds?: number;
}

/**
 * Asks a unit's lock to state that the operator stands before it, as the operator's phone does. Throws
 * usage.lock-silent when no statement comes, usage.broker-refused when the broker does not know the session.
 */
export async function askPresence(parameters: AskPresenceParameters): Promise<PresencePayload> {
  const { mqttUrl, unitId, sessionToken, seconds = 60 } = parameters;
  const login = { username: SESSION_USERNAME, password: sessionToken };
  const { client, trouble, refused } = connectToBroker(mqttUrl, login);
  const silence = AbortSignal.timeout(seconds * 1000);
  const silent = new Promise<never>((_, reject) => {
    const say = () =>
      reject(new AppError("usage.lock-silent", { unitId, seconds, broker: mqttUrl }, { cause: trouble() }));
    silence.addEventListener("abort", say, { once: true });
  });
  try {
    return await Promise.race([ask(client, parameters), silent, refused]);
  } finally {
    await client.endAsync(true);
  }
}

async function ask(
  client: MqttClient,
  { chainId, unitId, operator }: AskPresenceParameters,
): Promise<PresencePayload> {
  await new Promise<void>((resolve) => client.once("connect", () => resolve()));
  const requestId = randomUUID();
  const answered = new Promise<PresencePayload>((resolve) => {
    client.on("message", (_topic, message) => {
      const statement = presencePayload.safeParse(jsonOf(message));
      if (statement.success && statement.data.requestId === requestId) resolve(statement.data);
    });
  });
  await client.subscribeAsync(presenceTopic(chainId, unitId).name, { qos: 1 });
  const request = z.encode(presenceRequestPayload, { unitId, operator, requestId });
  await client.publishAsync(presenceRequestTopic(chainId, unitId).name, JSON.stringify(request), { qos: 1 });
  return answered;
}

/** Anybody may publish anything; undefined when it is no JSON. */
function jsonOf(message: Buffer): unknown {
  try {
    return JSON.parse(message.toString());
  } catch {
    return undefined;
  }
}
