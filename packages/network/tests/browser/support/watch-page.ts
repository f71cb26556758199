import type { Page } from "playwright-core";

const own = /^(localhost|127\.0\.0\.1)$/;

export interface PageWatch {
  /** Errors thrown or logged by the page. */
  readonly errors: readonly string[];
  /** Requests that left this machine. */
  readonly outside: readonly string[];
}

/** Notes what a page should never do. */
export function watchPage(page: Page): PageWatch {
  const errors: string[] = [];
  const outside: string[] = [];
  page.on("pageerror", (error) => errors.push(String(error)));
  page.on("console", (message) => {
    if (message.type() === "error") errors.push(`${message.text()} (${message.location().url})`);
  });
  page.on("request", (request) => {
    const { protocol, hostname } = new URL(request.url());
    if (["http:", "https:", "ws:", "wss:"].includes(protocol) && !own.test(hostname))
      outside.push(request.url());
  });
  return { errors, outside };
}
