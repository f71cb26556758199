import { connectAsync, type MqttClient } from "mqtt";
import type { BrokerDoor } from "./broker-door.ts";

/** Connects to a node's broker, waiting up to a minute for one that is restarting, as instruments do. */
export async function connectToBroker({ mqttUrl, ...login }: BrokerDoor): Promise<MqttClient> {
  const deadline = Date.now() + 60_000;
  for (;;) {
    try {
      const client = await connectAsync(mqttUrl, {
        ...login,
        reconnectPeriod: 200,
        reconnectOnConnackError: true,
      });
      // An instrument whose credential was replaced goes on trying, and says nothing about it.
      return client.on("error", () => undefined);
    } catch (error) {
      if (Date.now() > deadline || isRefusal(error)) throw error;
      await new Promise((resolve) => setTimeout(resolve, 200));
    }
  }
}

/** MQTT 3.1.1 says 4 or 5 to those who may not connect. */
function isRefusal(error: unknown): boolean {
  const code: unknown = error instanceof Error ? Reflect.get(error, "code") : undefined;
  return code === 4 || code === 5;
}
