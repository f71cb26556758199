import type { OpenAPIHono } from "@hono/zod-openapi";

/**
 * For whatever supervises the node, in plain text: `/live` answers while the process does, `/ready` says with 503 that
 * the node should get no traffic, and why.
 */
export function serveProbes(app: OpenAPIHono, whyNotReady: () => Promise<readonly string[]>): void {
  app.get("/live", (context) => {
    context.header("cache-control", "no-store");
    return context.text("live\n");
  });
  app.get("/ready", async (context) => {
    context.header("cache-control", "no-store");
    const reasons = await whyNotReady();
    return reasons.length === 0 ? context.text("ready\n") : context.text(`${reasons.join("\n")}\n`, 503);
  });
}
