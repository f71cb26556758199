import { once } from "node:events";
import { createServer } from "node:net";
import { AppError } from "@medequipshare/domain";
import { Aedes } from "aedes";

export type BrokerMessage = { readonly topic: string; readonly payload: Uint8Array };

export type Broker = {
  readonly url: string;
  readonly port: number;
  /** Publishes from the node itself, past the rules for clients. */
  publish(message: { topic: string; payload: string; qos: 0 | 1; retain: boolean }): Promise<void>;
  [Symbol.asyncDispose](): Promise<void>;
};

export type OpenBrokerParameters = {
  readonly host: string;
  readonly port: number;
  /** Runs before a message is acknowledged or passed on; when it throws, the client gets no acknowledgement. */
  readonly accept: (message: BrokerMessage) => Promise<void>;
  /** Which topics clients may subscribe to. */
  readonly maySubscribe: (filter: string) => boolean;
};

/** An MQTT 3.1.1 broker inside the node. Throws config.port-in-use. */
export async function openBroker({
  host,
  port,
  accept,
  maySubscribe,
}: OpenBrokerParameters): Promise<Broker> {
  const aedes = await Aedes.createBroker({ concurrency: 100 });
  aedes.authorizePublish = (_client, packet, done) => {
    accept({ topic: packet.topic, payload: Buffer.from(packet.payload) }).then(
      () => done(null),
      (error: unknown) => done(error instanceof Error ? error : new Error(String(error))),
    );
  };
  aedes.authorizeSubscribe = (_client, subscription, done) => {
    // A null subscription is refused with the code the protocol has for it.
    done(null, maySubscribe(subscription.topic) ? subscription : null);
  };
  const server = createServer(aedes.handle);
  try {
    server.listen(port, host);
    await once(server, "listening");
  } catch (cause) {
    aedes.close();
    throw new AppError(
      "config.port-in-use",
      { port, field: "the MQTT broker", option: "MEDEQUIPSHARE_MQTT_PORT" },
      { cause },
    );
  }
  const bound = server.address();
  const boundPort = typeof bound === "object" && bound !== null ? bound.port : port;
  return {
    url: `mqtt://${host}:${boundPort}`,
    port: boundPort,
    publish: ({ topic, payload, qos, retain }) =>
      new Promise((resolve, reject) => {
        aedes.publish({ cmd: "publish", topic, payload, qos, retain, dup: false }, (error) =>
          error === undefined || error === null ? resolve() : reject(error),
        );
      }),
    async [Symbol.asyncDispose]() {
      await new Promise<void>((resolve) => aedes.close(resolve));
      await new Promise<void>((resolve) => server.close(() => resolve()));
    },
  };
}
