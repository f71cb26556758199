import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { type DocumentMediaType, documentMediaType } from "@medequipshare/protocol";
import type { Page } from "playwright-core";
import type { Hex } from "viem";
import { places } from "../../src/seed/places.ts";
import { desktop, PageStage } from "./support/page-stage.ts";

/** Tells every page, frame and worker of this origin that it ran. */
const script = 'new BroadcastChannel("ran").postMessage("ran");';
const html = `<!doctype html><title>ran</title><script>${script}</script>`;
/** What a browser would run if it guessed at bytes. */
const guessable: Readonly<Record<string, string>> = {
  page: html,
  program: script,
  picture: `<svg xmlns="http://www.w3.org/2000/svg"><script>${script}</script></svg>`,
};

let stage: PageStage;
const stored = new Map<string, string>();

before(
  async () => {
    stage = await PageStage.open();
    const author = await stage.staffMember(places.owner, "coordinator");
    await author.signIn();
    const put = async (what: string, content: string, mediaType?: DocumentMediaType) => {
      const query = { visibility: "public", kind: "other", mediaType } as const;
      const { digest } = await author.node.document.put({ query, body: new TextEncoder().encode(content) });
      stored.set(what, `/v1/documents/${digest}`);
    };
    for (const [what, content] of Object.entries(guessable)) await put(what, content);
    // Each is another document, so that none has the media type of one before it.
    for (const mediaType of documentMediaType.options)
      await put(mediaType, `${html}<!-- ${mediaType} -->`, mediaType);
  },
  { timeout: 540_000 },
);
after(() => stage?.[Symbol.asyncDispose]());

type Headers = Readonly<Record<string, string>>;

/** The headers of an answer as the browser got them. */
function headersOf(page: Page, path: string): Promise<Headers> {
  return page.evaluate<Headers, string>(async (from) => {
    const ending = new AbortController();
    const { headers } = await fetch(from, { signal: ending.signal });
    // An event stream would go on.
    ending.abort();
    return Object.fromEntries(headers);
  }, path);
}

async function openPage(): Promise<Page> {
  const page = await stage.openPage(desktop);
  await page.goto("/");
  await page.getByRole("heading", { level: 1 }).waitFor();
  return page;
}

describe("what a node answers, as a browser gets it", { timeout: 300_000 }, () => {
  it("may be neither guessed at, framed nor run in its origin, whatever kind of answer it is", async () => {
    const page = await openPage();
    const asset = await page.locator("script[src]").first().getAttribute("src");
    const nothing: Hex = `0x${"0".repeat(64)}`;
    const paths = [
      ...["/", asset ?? "", "/units/1", "/errors", "/live", "/ready", "/v1/openapi.json"],
      ...[
        "/v1/units",
        "/v1/health",
        "/v1/events",
        "/v1/units?limit=x",
        "/v1/nothing",
        "/v1/sessions/current",
      ],
      ...[`/v1/documents/${nothing}`, ...stored.values()],
    ];
    for (const path of paths) {
      const headers = await headersOf(page, path);
      const policy = headers["content-security-policy"] ?? "";
      assert.equal(headers["x-content-type-options"], "nosniff", path);
      assert.equal(headers["referrer-policy"], "no-referrer", path);
      assert.equal(headers["x-frame-options"], "DENY", path);
      assert.ok(
        policy.includes("default-src 'none'") || policy.includes("script-src 'self';"),
        `${path}: ${policy}`,
      );
      assert.doesNotMatch(policy, /script-src[^;]*unsafe/, path);
    }
    await page.context().close();
  });

  it("is of a stored document always a file in a sandbox, of a media type that nothing runs", async () => {
    const page = await openPage();
    for (const [mediaType, path] of stored) {
      const headers = await headersOf(page, path);
      assert.match(
        headers["content-disposition"] ?? "",
        /^attachment; filename="document\.[\w.]+"$/,
        mediaType,
      );
      assert.equal(headers["content-security-policy"], "sandbox; default-src 'none'", mediaType);
      assert.ok(
        documentMediaType.options.some((known) => known === headers["content-type"]),
        mediaType,
      );
    }
    await page.context().close();
  });

  it("would be seen to run, were it served as a page or a program", async () => {
    for (const [contentType, body] of [
      ["text/html", `<!doctype html><script src="/probe.js"></script>`],
      ["text/javascript", script],
    ] as const) {
      const page = await openPage();
      await page.route("**/probe.js", (route) =>
        route.fulfill({ contentType: "text/javascript", body: script }),
      );
      await page.route("**/probe", (route) => route.fulfill({ contentType, body }));
      assert.ok((await runIn(page, "/probe")) > 0, contentType);
      await page.context().close();
    }
  });

  it("runs no script that somebody stored, opened, framed, embedded or loaded as one", async () => {
    const page = await openPage();
    const title = await page.title();
    for (const [mediaType, path] of stored) {
      const [download] = await Promise.all([
        page.waitForEvent("download"),
        // What is only saved never becomes a page.
        page.goto(path).catch((error: Error) => assert.match(error.message, /Download is starting/)),
      ]);
      assert.match(download.suggestedFilename(), /^document\.[\w.]+$/, mediaType);
      await download.cancel();
      assert.equal(await page.title(), title, mediaType);
      assert.equal(await runIn(page, path), 0, mediaType);
    }
    await page.context().close();
  });
});

/** How often a script ran after every way to have the browser take it as one. */
async function runIn(page: Page, path: string): Promise<number> {
  await page.evaluate(() => {
    const counting = globalThis as typeof globalThis & { ran: number; heard: BroadcastChannel };
    counting.ran = 0;
    counting.heard?.close();
    counting.heard = new BroadcastChannel("ran");
    counting.heard.onmessage = () => {
      counting.ran += 1;
    };
  });
  const framed = page.waitForEvent("download", { timeout: 5_000 }).catch(() => undefined);
  await page.evaluate(async (from) => {
    const add = (name: "script" | "iframe" | "object" | "embed" | "img" | "link", source: string) =>
      new Promise<void>((resolve) => {
        const element = document.createElement(name);
        element.onload = () => resolve();
        element.onerror = () => resolve();
        if (name === "link") element.setAttribute("rel", "modulepreload");
        element.setAttribute(source, from);
        document.body.append(element);
      });
    // Of what becomes a download the browser tells the page nothing.
    for (const name of ["object", "embed", "iframe"] as const)
      void add(name, name === "object" ? "data" : "src");
    await Promise.all([add("script", "src"), add("img", "src"), add("link", "href")]);
    await import(from).catch(() => undefined);
    await navigator.serviceWorker?.register(from).catch(() => undefined);
    await new Promise<void>((resolve) => {
      try {
        const worker = new Worker(from);
        worker.onerror = () => resolve();
        worker.onmessage = () => resolve();
        new BroadcastChannel("ran").onmessage = () => resolve();
      } catch {
        resolve();
      }
    });
  }, path);
  await framed;
  return page.evaluate(() => (globalThis as typeof globalThis & { ran: number }).ran);
}
