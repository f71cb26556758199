import type { OpenAPIHono } from "@hono/zod-openapi";
import { describeErrors, type ErrorDescription } from "@medequipshare/protocol";
import { html } from "hono/html";

function entryOf({ code, meaning, remedy, retryable, status, exitCode }: ErrorDescription) {
  return html`<dt id="${code}"><a href="#${code}"><code>${code}</code></a></dt>
    <dd>
      ${meaning}<br /><strong>${remedy}</strong><br />
      HTTP ${status}, exit code ${exitCode}${retryable ? ", worth trying again" : ""}
    </dd>`;
}

/** Serves what every failure means and what to do about it, where the `type` of every problem points. */
export function serveErrors(app: OpenAPIHono): void {
  const entries = describeErrors().map(entryOf);
  const page = html`<!doctype html>
        <html lang="en">
          <head>
            <meta charset="utf-8" />
            <meta name="viewport" content="width=device-width, initial-scale=1" />
            <title>Errors · MedEquipShare</title>
            <style>
              body { max-width: 46rem; margin: 2rem auto; padding: 0 1rem; font: 1.05rem/1.5 system-ui, sans-serif; }
              dt { margin-top: 1.2rem; }
              dd { margin: 0; }
              dt { scroll-margin-top: 1rem; }
              dt:target, dt:target + dd { border-left: 4px solid; padding-left: 0.8rem; }
            </style>
          </head>
          <body>
            <h1>Errors</h1>
            <p>Words in braces stand for what the error itself shows.</p>
            <dl>${entries}</dl>
          </body>
        </html>`;
  app.get("/errors", (context) => {
    context.header("cache-control", "public, max-age=3600");
    return context.html(page);
  });
}
