import { once } from "node:events";
import { createServer, type Socket } from "node:net";
import { AppError } from "@medequipshare/domain";
import { Aedes } from "aedes";
import { type BrokerLimits, defaultLimits } from "./broker-limits.ts";
import { packetBound } from "./packet-bound.ts";

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
  readonly limits?: Partial<BrokerLimits>;
  /**
   * Runs before a message is acknowledged and resolves to what is passed on in its place; undefined for nothing, which
   * is still acknowledged, so that the client does not repeat it for ever. When it throws, the client gets no
   * acknowledgement.
   */
  readonly accept: (message: BrokerMessage) => Promise<string | undefined>;
  /** Which topics clients may subscribe to. */
  readonly maySubscribe: (filter: string) => Promise<boolean>;
  /** Hears of a connection that was refused or ended: usage.too-many-connections, usage.packet-too-long. */
  readonly onRefused: (refusal: AppError, address: string) => void;
};

/** Where refused messages end: nobody subscribes to it, and nothing is retained there. */
const DEAD_TOPIC = "$refused";

/**
 * An MQTT 3.1.1 broker inside the node. It keeps nothing for clients: no message of theirs is retained, and no session
 * outlives its connection, whatever they ask for. Throws config.port-in-use.
 */
export async function openBroker(parameters: OpenBrokerParameters): Promise<Broker> {
  const { host, port, onRefused } = parameters;
  const limits = { ...defaultLimits, ...parameters.limits };
  const aedes = await createAedes(parameters, limits);
  const admit = addressLimit(limits.connectionsPerAddress);
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket.once("close", () => sockets.delete(socket)));
    const address = addressOf(socket.remoteAddress);
    if (admit(socket, address)) boundPackets(socket, aedes, limits, (error) => onRefused(error, address));
    else onRefused(tooMany(limits.connectionsPerAddress, address), address);
  });
  server.maxConnections = limits.connections;
  server.on("drop", (dropped) => {
    onRefused(tooMany(limits.connections, "all addresses together"), addressOf(dropped?.remoteAddress));
  });
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
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      // Those that have not said yet who they are the broker does not know.
      for (const socket of sockets) socket.destroy();
      await closed;
    },
  };
}

type Rules = Pick<OpenBrokerParameters, "accept" | "maySubscribe">;

async function createAedes({ accept, maySubscribe }: Rules, limits: BrokerLimits): Promise<Aedes> {
  const aedes = await Aedes.createBroker({
    concurrency: 100,
    connectTimeout: limits.connectSeconds * 1000,
    maxInflightInbound: 16,
  });
  aedes.preConnect = (_client, packet, done) => {
    const { keepalive = 0 } = packet;
    packet.clean = true;
    packet.keepalive = Math.min(
      keepalive === 0 ? Number.POSITIVE_INFINITY : keepalive,
      limits.keepaliveSeconds,
    );
    done(null, true);
  };
  aedes.authorizePublish = (client, packet, done) => {
    const { topic, payload } = packet;
    accept({ clientId: client?.id ?? "", topic, payload: Buffer.from(payload) }).then(
      (passedOn) => {
        // The broker publishes this very packet once it is authorised, and has no other way to acknowledge only.
        const place = passedOn === undefined ? { topic: DEAD_TOPIC } : {};
        Object.assign(packet, place, { payload: Buffer.from(passedOn ?? ""), retain: false });
        done(null);
      },
      (error: unknown) => done(asError(error)),
    );
  };
  aedes.authorizeSubscribe = (_client, subscription, done) => {
    maySubscribe(subscription.topic).then(
      // A null subscription is refused with the code the protocol has for it.
      (isAllowed) => done(null, isAllowed ? subscription : null),
      (error: unknown) => done(asError(error)),
    );
  };
  return aedes;
}

/** Hands the connection to the broker, and ends it at the header of a packet that is too long. */
function boundPackets(
  socket: Socket,
  aedes: Aedes,
  { packetBytes }: BrokerLimits,
  onRefused: (refusal: AppError) => void,
): void {
  const client = aedes.handle(socket);
  const isWithin = packetBound(packetBytes);
  // The broker pulls chunk by chunk; each comes by here before it gets it.
  socket.on("data", (chunk: Uint8Array) => {
    if (client.closed || isWithin(chunk)) return;
    onRefused(new AppError("usage.packet-too-long", { mostBytes: packetBytes }));
    // Takes the rest of the chunk from it as well, which ending the socket alone would not.
    client.close();
  });
}

/** Ends a connection of an address that has its share already; tells whether it was let in. */
function addressLimit(most: number): (socket: Socket, address: string) => boolean {
  const open = new Map<string, number>();
  return (socket, address) => {
    const others = open.get(address) ?? 0;
    if (others >= most) {
      socket.destroy();
      return false;
    }
    open.set(address, others + 1);
    socket.once("close", () => {
      const left = (open.get(address) ?? 1) - 1;
      if (left > 0) open.set(address, left);
      else open.delete(address);
    });
    return true;
  };
}

function tooMany(most: number, address: string): AppError {
  return new AppError("usage.too-many-connections", { most, address });
}

function addressOf(remoteAddress: string | undefined): string {
  return remoteAddress ?? "an unknown address";
}

function asError(error: unknown): Error {
  return error instanceof Error ? error : new Error(String(error));
}
