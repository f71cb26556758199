import { OpenAPIHono } from "@hono/zod-openapi";
import { AppError } from "@medequipshare/domain";
import type { Database } from "@medequipshare/readmodel";
import { pino } from "pino";
import { mountEquipment } from "../equipment/routes.ts";
import { answerError } from "../http/answer-error.ts";
import { type Listening, listen } from "../http/listen.ts";
import { createMount } from "../http/mount.ts";
import { mountReservations } from "../reservation/routes.ts";

export type ServeReadModelParameters = {
  readonly db: Database;
  /** The moment the answers hold for, unix seconds. */
  readonly now: number;
};

/**
 * Serves units, offers, reservations and schedule of a read model alone, on a free port of this machine: no chain, no
 * sessions. The benchmark asks it what it asks a node.
 */
export async function serveReadModel({ db, now }: ServeReadModelParameters): Promise<Listening> {
  const app = new OpenAPIHono();
  app.onError(answerError(pino({ level: "silent" })));
  const refuse = () => {
    throw new AppError("access.session-missing", {});
  };
  const mount = createMount({ app, authenticate: async () => refuse(), requireAdmin: refuse });
  const reading = { db, clock: async () => now };
  mountEquipment(mount, reading);
  mountReservations(mount, reading);
  return listen(app, "127.0.0.1", 0);
}
