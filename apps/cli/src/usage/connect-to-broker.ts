import { AppError } from "@medequipshare/domain";
import type { BrokerLogin } from "@medequipshare/protocol";
import { connect, type MqttClient } from "mqtt";

export type BrokerConnection = {
  readonly client: MqttClient;
  /** Why it could not connect last, while the broker was restarting. */
  readonly trouble: () => Error | undefined;
  /** Rejects with usage.broker-refused when the broker knows the login and says no, or does not know it. */
  readonly refused: Promise<never>;
};

/** Return codes of MQTT 3.1.1 for those who may not connect: wrong login, not authorised. */
const REFUSALS: readonly unknown[] = [4, 5];

/** Connects, trying again for as long as the broker does not answer. */
export function connectToBroker(broker: string, login: BrokerLogin): BrokerConnection {
  const client = connect(broker, {
    ...login,
    reconnectPeriod: 200,
    // A node that cannot tell yet who it is refuses too, with another code.
    reconnectOnConnackError: true,
  });
  let trouble: Error | undefined;
  const refused = new Promise<never>((_, reject) => {
    client.on("error", (error) => {
      trouble = error;
      if (!REFUSALS.includes(Reflect.get(error, "code"))) return;
      reject(new AppError("usage.broker-refused", { broker, problem: error.message }, { cause: error }));
    });
  });
  // Whoever gave up waiting need not hear of it.
  refused.catch(() => undefined);
  return { client, trouble: () => trouble, refused };
}
