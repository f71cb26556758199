import { randomUUID } from "node:crypto";
import { Socket } from "node:net";
import { type AppError, isAppError } from "@medequipshare/domain";
import type { BrokerLogin } from "@medequipshare/protocol";
import { Aedes, type AuthenticateError } from "aedes";
import { addressOf } from "./address-of.ts";
import type { BrokerLimits } from "./broker-limits.ts";
import { type Named, type NamedConnections, namedConnections } from "./named-connections.ts";

export type BrokerMessage<Who extends Named> = {
  readonly client: Who;
  readonly topic: string;
  readonly payload: Uint8Array;
};

/** What clients of the broker may do. */
export type BrokerRules<Who extends Named> = {
  /** Who shows these; throws an AppError for nobody. */
  readonly authenticate: (login: Partial<BrokerLogin>) => Promise<Who>;
  /**
   * Runs before a message is acknowledged and resolves to what is passed on in its place; undefined for nothing, which
   * is still acknowledged, so that the client does not repeat it for ever. When it throws, the client gets no
   * acknowledgement.
   */
  readonly accept: (message: BrokerMessage<Who>) => Promise<string | undefined>;
  /**
   * Asked when a client subscribes, and of each subscriber again before a message is passed on: who may not any more,
   * or of whom nobody can tell, is disconnected instead of hearing it.
   */
  readonly mayHear: (client: Who, topic: string) => Promise<boolean>;
  /** Hears why a connection was refused or ended. */
  readonly onRefused: (refusal: AppError, address: string) => void;
};

export type RuledAedes = {
  readonly aedes: Aedes;
  end(name: string): void;
  /** To be waited for before the node itself publishes on the topic. */
  endBarred(topic: string): Promise<void>;
};

/** Where refused messages end: nobody subscribes to it, and nothing is retained there. */
const DEAD_TOPIC = "$refused";

/** The broker without its listening socket, under the rules for clients. */
export async function createAedes<Who extends Named>(
  rules: BrokerRules<Who>,
  limits: BrokerLimits,
): Promise<RuledAedes> {
  const connections = namedConnections<Who>();
  const aedes = await Aedes.createBroker({
    concurrency: 100,
    connectTimeout: limits.connectSeconds * 1000,
    maxInflightInbound: 16,
    // Of the names that it gives itself.
    maxClientsIdLength: 36,
  });
  boundSessions(aedes, limits);
  admitKnown(aedes, rules, connections);
  const endBarred = barredEnder(rules, connections);
  ruleMessages(aedes, rules, connections, endBarred);
  return { aedes, end: connections.end, endBarred };
}

function boundSessions(aedes: Aedes, { keepaliveSeconds }: BrokerLimits): void {
  aedes.preConnect = (_client, packet, done) => {
    const { keepalive = 0 } = packet;
    // A client that named itself could take another's place before it has said who it is.
    packet.clientId = randomUUID();
    packet.clean = true;
    packet.keepalive = keepalive > 0 ? Math.min(keepalive, keepaliveSeconds) : keepaliveSeconds;
    done(null, true);
  };
}

function admitKnown<Who extends Named>(
  aedes: Aedes,
  { authenticate, onRefused }: BrokerRules<Who>,
  connections: NamedConnections<Who>,
): void {
  aedes.authenticate = (client, username, password, done) => {
    authenticate({ ...(username && { username }), ...(password && { password: password.toString() }) }).then(
      (who) => {
        if (!client.closed) connections.add(client, who);
        done(null, true);
      },
      (error: unknown) => {
        const isFinal = isAppError(error) && !error.retryable;
        if (isFinal) onRefused(error, addressOf(client.conn instanceof Socket ? client.conn : {}));
        done(refusedLogin(error, isFinal), null);
      },
    );
  };
  aedes.on("clientDisconnect", connections.remove);
}

/** As MQTT says it: 5 to those who may not, 3 while nobody can tell. */
function refusedLogin(error: unknown, isFinal: boolean): AuthenticateError {
  return Object.assign(asError(error), { returnCode: isFinal ? 5 : 3 });
}

function barredEnder<Who extends Named>(
  { mayHear }: BrokerRules<Who>,
  { hearing }: NamedConnections<Who>,
): RuledAedes["endBarred"] {
  return async (topic) => {
    await Promise.all(
      hearing(topic).map(async ({ client, who }) => {
        if (!(await mayHear(who, topic).catch(() => false))) client.close();
      }),
    );
  };
}

function ruleMessages<Who extends Named>(
  aedes: Aedes,
  { accept, mayHear }: BrokerRules<Who>,
  { whoIs, hears, hearsNoMore }: NamedConnections<Who>,
  endBarred: RuledAedes["endBarred"],
): void {
  aedes.authorizePublish = (sender, packet, done) => {
    const { topic, payload } = packet;
    const client = whoIs(sender);
    const decide = async () => {
      const passedOn = client && (await accept({ client, topic, payload: Buffer.from(payload) }));
      if (passedOn !== undefined) await endBarred(topic);
      return passedOn;
    };
    decide().then(
      (passedOn) => {
        // The broker publishes this very packet once it is authorised, and has no other way to acknowledge only.
        const place = passedOn === undefined ? { topic: DEAD_TOPIC } : {};
        Object.assign(packet, place, { payload: Buffer.from(passedOn ?? ""), retain: false });
        done(null);
      },
      (error: unknown) => done(asError(error)),
    );
  };
  aedes.authorizeSubscribe = (subscriber, subscription, done) => {
    const client = whoIs(subscriber);
    Promise.resolve(client !== undefined && mayHear(client, subscription.topic)).then(
      (isAllowed) => {
        if (isAllowed) hears(subscriber, subscription.topic);
        // A null subscription is refused with the code the protocol has for it.
        done(null, isAllowed ? subscription : null);
      },
      (error: unknown) => done(asError(error)),
    );
  };
  aedes.on("unsubscribe", (topics, subscriber) => hearsNoMore(subscriber, topics));
  // Closing takes a subscription away only in a later turn.
  aedes.authorizeForward = (subscriber, packet) => (subscriber.closed ? null : packet);
}

function asError(error: unknown): Error {
  return error instanceof Error ? error : new Error(String(error));
}
