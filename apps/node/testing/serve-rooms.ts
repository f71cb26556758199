import { OpenAPIHono } from "@hono/zod-openapi";
import { AppError } from "@medequipshare/domain";
import { createNodeClient, type NodeClient } from "@medequipshare/protocol";
import { pino } from "pino";
import type { Session } from "../src/access/session.ts";
import { answerError } from "../src/http/answer-error.ts";
import { type Listening, listen } from "../src/http/listen.ts";
import { createMount, type Mount } from "../src/http/mount.ts";

export type Someone = Pick<Session, "facilityId" | "roles"> & { readonly account?: Session["account"] };

/** Some operations of a node on a free port, whose callers are whoever they are said to be. */
export type ServedRooms = Listening & { as(someone?: Someone): NodeClient };

const NOBODY = "0x00000000000000000000000000000000000000ee";

export async function serveRooms(mountRooms: (mount: Mount) => void): Promise<ServedRooms> {
  const sessions = new Map<string, Session>();
  const app = new OpenAPIHono();
  app.onError(answerError(pino({ level: "silent" })));
  const mount = createMount({
    app,
    async authenticate(token = "") {
      const session = sessions.get(token);
      if (session === undefined) throw new AppError("access.session-missing");
      return session;
    },
    requireAdmin() {
      throw new AppError("access.admin-token-wrong");
    },
  });
  mountRooms(mount);
  const served = await listen(app, "127.0.0.1", 0);
  return {
    ...served,
    as(someone) {
      if (someone === undefined) return createNodeClient(served.url, {});
      const token = `of-${sessions.size}`;
      sessions.set(token, {
        account: NOBODY,
        level: "device-bound",
        expiresAt: 4_000_000_000,
        tokenHash: "0x00",
        ...someone,
      });
      return createNodeClient(served.url, { token: () => token });
    },
  };
}
