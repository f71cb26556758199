import type { OpenAPIHono } from "@hono/zod-openapi";
import { bodyLimit } from "hono/body-limit";
import type { DirectorySignIns } from "./directory-sign-ins.ts";

const MOST_BYTES = 16 * 1024;

/** Where the directory says that somebody has left it or signed out. It sends a form, so no route of the table fits. */
export function serveDirectoryLogout(
  app: OpenAPIHono,
  directorySignIns: Pick<DirectorySignIns, "logOut"> | undefined,
): void {
  if (directorySignIns === undefined) return;
  app.post("/v1/directory/logout", bodyLimit({ maxSize: MOST_BYTES }), async (context) => {
    const { logout_token: token } = await context.req.parseBody();
    await directorySignIns.logOut(typeof token === "string" ? token : "");
    return context.body(null, 204);
  });
}
