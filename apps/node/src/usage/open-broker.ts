import { once } from "node:events";
import { createServer } from "node:net";
import { AppError } from "@medequipshare/domain";
import { Aedes } from "aedes";

export type BrokerMessage = {
  /** Of the connection, as the client named itself; empty for the last will of one long gone. */
  readonly clientId: string;
  readonly topic: string;
  readonly payload: Uint8Array;
};

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
  /**
   * Runs before a message is acknowledged and tells whether it is passed on; one that is not is still acknowledged, so
   * that the client does not repeat it for ever. When it throws, the client gets no acknowledgement.
   */
  readonly accept: (message: BrokerMessage) => Promise<boolean>;
  /** Which topics clients may subscribe to. */
  readonly maySubscribe: (filter: string) => boolean;
};

/** Where refused messages end: nobody subscribes to it, and nothing is retained there. */
const DEAD_TOPIC = "$refused";

/** An MQTT 3.1.1 broker inside the node. Throws config.port-in-use. */
export async function openBroker({
  host,
  port,
  accept,
  maySubscribe,
}: OpenBrokerParameters): Promise<Broker> {
  const aedes = await Aedes.createBroker({ concurrency: 100 });
  aedes.authorizePublish = (client, packet, done) => {
    const { topic, payload } = packet;
    accept({ clientId: client?.id ?? "", topic, payload: Buffer.from(payload) }).then(
      (isPassedOn) => {
        // The broker publishes this very packet once it is authorised, and has no other way to acknowledge only.
        if (!isPassedOn) Object.assign(packet, { topic: DEAD_TOPIC, payload: "", retain: false });
        done(null);
      },
      (error: unknown) => done(error instanceof Error ? error : new Error(String(error))),
    );
  };
  aedes.authorizeSubscribe = (_client, subscription, done) => {
    // A null subscription is refused with the code the protocol has for it.
    done(null, subscription.topic !== DEAD_TOPIC && maySubscribe(subscription.topic) ? subscription : null);
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
