import { existsSync } from "node:fs";
import { join } from "node:path";
import { serveStatic } from "@hono/node-server/serve-static";
import type { OpenAPIHono } from "@hono/zod-openapi";

/** Serves the built web page from a folder; paths it does not know get the page itself, which routes them. */
export function servePage(app: OpenAPIHono, folder: string): void {
  if (!existsSync(join(folder, "index.html"))) return;
  const files = serveStatic({
    root: folder,
    onFound: (path, context) => {
      const immutable = path.includes("/assets/");
      context.header("cache-control", immutable ? "public, max-age=31536000, immutable" : "no-cache");
    },
  });
  const page = serveStatic({ root: folder, path: "index.html" });
  app.get("*", async (context, next) => (isApi(context.req.path) ? next() : files(context, next)));
  app.get("*", async (context, next) => {
    if (isApi(context.req.path) || /\.\w+$/.test(context.req.path)) return next();
    context.header("cache-control", "no-cache");
    return page(context, next);
  });
}

function isApi(path: string): boolean {
  return path === "/v1" || path.startsWith("/v1/");
}
