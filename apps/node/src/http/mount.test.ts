import { OpenAPIHono } from "@hono/zod-openapi";
import { type Route, routes } from "@medequipshare/protocol";
import { pino } from "pino";
import { describe, expect, it } from "vitest";
import { answerError } from "./answer-error.ts";
import { createMount } from "./mount.ts";

/** An app of the operations that anybody may read; each answers with the same. */
function appOfReaders(answer: unknown, logged: (line: string) => void = () => undefined): OpenAPIHono {
  const app = new OpenAPIHono();
  app.onError(answerError(pino({}, { write: logged })));
  const refuse = () => {
    throw new Error("nobody signs in here");
  };
  const mount = createMount({ app, authenticate: refuse, requireAdmin: refuse });
  // Whatever it is: the schemas of the operations are what is tested.
  for (const route of readers()) mount(route, () => answer as undefined);
  return app;
}

function readers(): readonly Route[] {
  const all: readonly Route[] = Object.values(routes).flatMap((group) => Object.values(group));
  return all.filter(({ method, access, response }) => {
    return method === "GET" && access === "public" && response !== "events";
  });
}

const usual = {
  productCode: "CBK",
  borrowerId: "1",
  facilityId: "1",
  displacedId: "1",
  startsAt: "1",
  endsAt: "2",
  from: "1",
  to: "2",
};

/** The operations whose query has the fields: each with its address, the field, and a query that is accepted. */
function queriesWith(...fields: readonly string[]) {
  return readers().flatMap(({ path, query }) => {
    const has = (name: string): boolean => Object.hasOwn(query?.shape ?? {}, name);
    const accepted = Object.fromEntries(Object.entries(usual).filter(([name]) => has(name)));
    return fields.filter(has).map((field) => ({ path: path.replace(/\{\w+\}/g, "1"), field, accepted }));
  });
}

const oddCursors = [
  "\0",
  "1\0",
  "",
  " 1",
  "-1",
  "0x2",
  "1e3",
  "01",
  "1.5",
  "99999999999999999999",
  "CBK",
  "1~2~3~4~5",
  "~",
];

async function refusalOf(path: string, query: Record<string, string>) {
  const response = await appOfReaders({ items: [] }).request(`${path}?${new URLSearchParams(query)}`);
  return { status: response.status, problem: await response.json() };
}

describe("what a caller sends", () => {
  it.each(queriesWith("startsAt", "endsAt", "from", "to"))(
    "is refused by $path when $field is a day that no calendar has",
    async ({ path, field, accepted }) => {
      const { status, problem } = await refusalOf(path, { ...accepted, [field]: "2027-02-29T10:00Z" });
      expect(status).toBe(400);
      expect(problem).toMatchObject({
        code: "input.invalid",
        evidence: { field, value: "2027-02-29T10:00Z", problem: "there is no day 2027-02-29" },
      });
    },
  );

  it("is refused when a moment is beyond what the chain can keep", async () => {
    const { status, problem } = await refusalOf("/v1/units", { startsAt: "999999999999999" });
    expect(status).toBe(400);
    expect(problem).toMatchObject({ evidence: { field: "startsAt", value: "999999999999999" } });
  });

  it("is refused by name when the operation does not know it", async () => {
    const { problem } = await refusalOf("/v1/units", { colour: "blue" });
    expect(problem).toMatchObject({ evidence: { field: "colour", problem: "the query has no such field" } });
  });

  it.each(queriesWith("cursor").flatMap((each) => oddCursors.map((cursor) => ({ ...each, cursor }))))(
    "is refused by $path when no page ended at $cursor",
    async ({ path, accepted, cursor }) => {
      const { status, problem } = await refusalOf(path, { ...accepted, cursor });
      expect(status).toBe(400);
      expect(problem).toMatchObject({ code: "input.invalid", evidence: { field: "cursor" } });
    },
  );

  it("is refused when a cursor belongs to another order", async () => {
    for (const query of [{ sort: "type", cursor: "5" }, { cursor: "CBK~5" }]) {
      expect((await refusalOf("/v1/units", query)).problem).toMatchObject({ evidence: { field: "cursor" } });
    }
  });

  it.each(
    queriesWith("limit").flatMap((each) => ["0", "100000", "1.5", "-1"].map((limit) => ({ ...each, limit }))),
  )("is refused by $path when the limit is $limit", async ({ path, accepted, limit }) => {
    const { status, problem } = await refusalOf(path, { ...accepted, limit });
    expect(status).toBe(400);
    expect(problem).toMatchObject({ evidence: { field: "limit", value: limit } });
  });

  it.each(["a\0b", "\0"])("is refused by name when its text is %j, which no database holds", async (text) => {
    const { status, problem } = await refusalOf("/v1/units", { text });
    expect(status).toBe(400);
    expect(problem).toMatchObject({ evidence: { field: "text", problem: expect.stringContaining("NUL") } });
  });
});

describe("an answer that fails its own schema", () => {
  it("is a failure of the node, which logs it and blames nobody", async () => {
    const lines: string[] = [];
    const app = appOfReaders({ items: [{ unitId: "one" }] }, (line) => lines.push(line));
    const response = await app.request("/v1/units");
    expect(response.status).toBe(500);
    expect(await response.json()).toMatchObject({ code: "internal.unexpected" });
    expect(lines.join()).toContain("unitId");
  });
});
