import { OpenAPIHono } from "@hono/zod-openapi";
import { type Route, routes } from "@medequipshare/protocol";
import { pino } from "pino";
import { describe, expect, it } from "vitest";
import { answerError } from "./answer-error.ts";
import { createMount } from "./mount.ts";

/** Every operation that anybody may read, each of which answers with nothing: whatever is sent badly is refused first. */
function appOfReaders(): OpenAPIHono {
  const app = new OpenAPIHono();
  app.onError(answerError(pino({ level: "silent" })));
  const refuse = () => {
    throw new Error("nobody signs in here");
  };
  const mount = createMount({ app, authenticate: refuse, requireAdmin: refuse });
  for (const route of readers()) mount(route, () => undefined);
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

async function refusalOf(path: string, query: Record<string, string>) {
  const response = await appOfReaders().request(`${path}?${new URLSearchParams(query)}`);
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
});
