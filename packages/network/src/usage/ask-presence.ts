import { randomUUID } from "node:crypto";
import {
  type PresencePayload,
  presencePayload,
  presenceRequestPayload,
  presenceRequestTopic,
  presenceTopic,
} from "@medequipshare/protocol";
import type { Address } from "viem";
import { z } from "zod";
import { connectToBroker } from "./connect-to-broker.ts";

export interface AskPresenceParameters {
  readonly mqttUrl: string;
  readonly chainId: number;
  readonly unitId: number;
  readonly operator: Address;
}

/** Asks a unit's lock to state that the operator stands before it, as the operator's phone does. */
export async function askPresence(parameters: AskPresenceParameters): Promise<PresencePayload> {
  const { mqttUrl, chainId, unitId, operator } = parameters;
  const client = await connectToBroker(mqttUrl);
  try {
    const requestId = randomUUID();
    const answered = new Promise<PresencePayload>((resolve) => {
      client.on("message", (_topic, message) => {
        const statement = presencePayload.safeParse(JSON.parse(message.toString()));
        if (statement.success && statement.data.requestId === requestId) resolve(statement.data);
      });
    });
    await client.subscribeAsync(presenceTopic(chainId, unitId).name, { qos: 1 });
    const request = z.encode(presenceRequestPayload, { unitId, operator, requestId });
    await client.publishAsync(presenceRequestTopic(chainId, unitId).name, JSON.stringify(request), {
      qos: 1,
    });
    return await answered;
  } finally {
    await client.endAsync(true);
  }
}
