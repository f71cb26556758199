import { once } from "node:events";
import { createServer, isIPv6, type Socket } from "node:net";
import { AppError } from "@medequipshare/domain";
import type { Aedes } from "aedes";
import { addressOf } from "./address-of.ts";
import { type BrokerLimits, defaultLimits } from "./broker-limits.ts";
import { type BrokerRules, createAedes } from "./create-aedes.ts";
import type { Named } from "./named-connections.ts";
import { packetBound } from "./packet-bound.ts";

export type Broker = {
  readonly url: string;
  readonly port: number;
  /** Publishes from the node itself, past the rules for clients. */
  publish(message: { topic: string; payload: string; qos: 0 | 1; retain: boolean }): Promise<void>;
  /** Ends the connection of that name, if there is one. */
  end(name: string): void;
  [Symbol.asyncDispose](): Promise<void>;
};

export type OpenBrokerParameters<Who extends Named> = BrokerRules<Who> & {
  readonly host: string;
  readonly port: number;
  readonly limits?: Partial<BrokerLimits>;
};

/**
 * An MQTT 3.1.1 broker inside the node. It keeps nothing for clients: no message of theirs is retained, and no session
 * outlives its connection, whatever they ask for. Throws config.port-in-use.
 */
export async function openBroker<Who extends Named>(parameters: OpenBrokerParameters<Who>): Promise<Broker> {
  const { host, port, onRefused } = parameters;
  const limits = { ...defaultLimits, ...parameters.limits };
  const { aedes, end, endBarred } = await createAedes(parameters, limits);
  const admit = addressLimit(limits.connectionsPerAddress);
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket.once("close", () => sockets.delete(socket)));
    const address = addressOf(socket);
    if (admit(socket, address)) boundPackets(socket, aedes, limits, (error) => onRefused(error, address));
    else onRefused(tooMany(limits.connectionsPerAddress, address), address);
  });
  server.maxConnections = limits.connections;
  server.on("drop", (dropped) => {
    onRefused(tooMany(limits.connections, "all addresses together"), addressOf(dropped ?? {}));
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
    url: `mqtt://${isIPv6(host) ? `[${host}]` : host}:${boundPort}`,
    port: boundPort,
    async publish({ topic, payload, qos, retain }) {
      await endBarred(topic);
      await new Promise<void>((resolve, reject) => {
        aedes.publish({ cmd: "publish", topic, payload, qos, retain, dup: false }, (error) =>
          error === undefined || error === null ? resolve() : reject(error),
        );
      });
    },
    end,
    async [Symbol.asyncDispose]() {
      await new Promise<void>((resolve) => aedes.close(resolve));
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      // Those that have not said yet who they are the broker does not know.
      for (const socket of sockets) socket.destroy();
      await closed;
    },
  };
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
