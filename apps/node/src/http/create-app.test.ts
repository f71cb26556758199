import { type Bytes32, documentMediaType, routes } from "@medequipshare/protocol";
import { pino } from "pino";
import { describe, expect, it } from "vitest";
import { createApp } from "./create-app.ts";
import { createEventHub } from "./event-hub.ts";

const digest: Bytes32 = `0x${"ab".repeat(32)}`;
const script = new TextEncoder().encode("<script>document.title = 'run'</script>");

/** The node's app, whose one stored document says it is of that type. */
function appWith(mediaType: string) {
  const refuse = () => {
    throw new Error("nobody signs in here");
  };
  return createApp({
    sessions: { authenticate: refuse },
    requireAdmin: refuse,
    hub: createEventHub(),
    closing: new AbortController().signal,
    log: pino({ level: "silent" }),
    requestsPerSecond: 1_000,
    streams: { perClient: 2, inAll: 3 },
    trustedProxies: [],
    allowedOrigins: [],
    rpcUrl: "http://127.0.0.1:8545",
    webDist: undefined,
    version: "0",
    lastKnown: () => undefined,
    readLag: async () => null,
    whyNotReady: async () => [],
    mountRooms: (mount) => mount(routes.document.get, () => ({ bytes: script, mediaType })),
  });
}

async function headersOf(mediaType: string, path: string): Promise<Headers> {
  return (await appWith(mediaType).request(path)).headers;
}

describe("createApp", () => {
  it.each(["text/html", "text/javascript", "image/svg+xml", "x\ny", ...documentMediaType.options])(
    "gives a stored document that says it is %j as a file that no browser runs",
    async (mediaType) => {
      const headers = await headersOf(mediaType, `/v1/documents/${digest}`);
      const known = documentMediaType.options.some((each) => each === mediaType);
      expect(headers.get("content-type")).toBe(known ? mediaType : "application/octet-stream");
      expect(headers.get("content-disposition")).toMatch(/^attachment; filename="document\.[a-z.]+"$/);
      expect(headers.get("content-security-policy")).toBe("sandbox; default-src 'none'");
      expect(headers.get("x-content-type-options")).toBe("nosniff");
    },
  );

  it.each(["/errors", "/v1/openapi.json", "/v1/documents/0x12", "/none"])(
    "answers %s with the page's policy",
    async (path) => {
      const headers = await headersOf("text/plain", path);
      expect(headers.get("content-security-policy")).toContain("script-src 'self'");
      expect(headers.get("content-security-policy")).not.toContain("script-src 'self' 'unsafe");
      expect(headers.get("x-content-type-options")).toBe("nosniff");
    },
  );
});
