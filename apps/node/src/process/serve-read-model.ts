import { OpenAPIHono } from "@hono/zod-openapi";
import { AppError } from "@medequipshare/domain";
import { routes } from "@medequipshare/protocol";
import type { Database } from "@medequipshare/readmodel";
import { pino } from "pino";
import { mountEquipment } from "../equipment/routes.ts";
import { mountFacilities } from "../facility/routes.ts";
import { answerError } from "../http/answer-error.ts";
import { clientAddress } from "../http/client-address.ts";
import { createEventHub } from "../http/event-hub.ts";
import { limitStreams } from "../http/limit-streams.ts";
import { type Listening, listen } from "../http/listen.ts";
import { createMount } from "../http/mount.ts";
import { servePage } from "../http/serve-page.ts";
import { streamEvents } from "../http/stream-events.ts";
import { mountInsight } from "../insight/routes.ts";
import { mountReservations } from "../reservation/routes.ts";

export type ServeReadModelParameters = {
  readonly db: Database;
  /** The moment the answers hold for, unix seconds. */
  readonly now: number;
  /** The built page, to be served beside them. */
  readonly webDist?: string | undefined;
};

/**
 * Serves facilities, units, offers, reservations, schedule and feed of a read model alone, on a free port of this machine: no
 * chain, no sessions, and a stream of events in which nothing happens. The benchmark asks it what it asks a node.
 */
export async function serveReadModel({ db, now, webDist }: ServeReadModelParameters): Promise<Listening> {
  const app = new OpenAPIHono();
  app.onError(answerError(pino({ level: "silent" })));
  const refuse = () => {
    throw new AppError("access.session-missing", {});
  };
  const mount = createMount({ app, authenticate: async () => refuse(), requireAdmin: refuse });
  const reading = { db, clock: async () => now };
  mountEquipment(mount, reading);
  mountReservations(mount, reading);
  mountFacilities(mount, reading);
  mountInsight(mount, db);
  const closing = new AbortController();
  app.get(
    routes.event.stream.path,
    streamEvents({
      hub: createEventHub(),
      closing: closing.signal,
      streams: limitStreams({ perClient: 100, inAll: 100 }),
      addressOf: clientAddress([]),
    }),
  );
  if (webDist !== undefined) servePage(app, webDist);
  const listening = await listen(app, "127.0.0.1", 0);
  return {
    ...listening,
    close() {
      closing.abort();
      return listening.close();
    },
  };
}
