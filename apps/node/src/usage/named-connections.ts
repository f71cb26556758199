import type { Client } from "aedes";

/** Who is connected, as far as the broker has to know. */
export type Named = {
  /** Of one connection at a time: the next of that name ends it. */
  readonly name: string;
};

export type NamedConnections<Who extends Named> = {
  /** Ends the connection that had the name. */
  add(client: Client, who: Who): void;
  remove(client: Client): void;
  /** Also for a last will, which comes after the connection. */
  whoIs(client: Client | null): Who | undefined;
  end(name: string): void;
  /** Notes that the client hears what comes on a topic. */
  hears(client: Client, topic: string): void;
  hearsNoMore(client: Client, topics: readonly string[]): void;
  /** Those who hear a topic. */
  hearing(topic: string): readonly { readonly client: Client; readonly who: Who }[];
};

/** Connections of those who have said who they are. */
export function namedConnections<Who extends Named>(): NamedConnections<Who> {
  const known = new WeakMap<Client, Who>();
  const open = new Map<string, Client>();
  const topics = new WeakMap<Client, Set<string>>();
  const end = (name: string) => open.get(name)?.close();
  return {
    add(client, who) {
      end(who.name);
      open.set(who.name, client);
      known.set(client, who);
    },
    remove(client) {
      const name = known.get(client)?.name ?? "";
      if (open.get(name) === client) open.delete(name);
    },
    whoIs: (client) => (client === null ? undefined : known.get(client)),
    end,
    hears(client, topic) {
      topics.set(client, (topics.get(client) ?? new Set()).add(topic));
    },
    hearsNoMore(client, left) {
      for (const topic of left) topics.get(client)?.delete(topic);
    },
    hearing: (topic) =>
      [...open.values()].flatMap((client) => {
        const who = known.get(client);
        return who !== undefined && topics.get(client)?.has(topic) === true ? { client, who } : [];
      }),
  };
}
