import { describe, expect, it } from "vitest";
import { z } from "zod";
import type { Route } from "./route.ts";
import { routes } from "./routes.ts";

const all: [string, Route][] = Object.entries(routes).flatMap(([subject, group]) =>
  Object.entries(group).map(([verb, route]): [string, Route] => [`${subject}.${verb}`, route]),
);

describe("routes", () => {
  it("holds each method and path once", () => {
    const names = all.map(([, route]) => `${route.method} ${route.path}`);
    expect(new Set(names).size).toBe(names.length);
  });

  it.each(all)("%s declares a schema for each parameter of its path", (_name, route) => {
    const named = [...route.path.matchAll(/\{(\w+)\}/g)].map((match) => match[1]);
    expect(Object.keys(route.params?.shape ?? {})).toEqual(named);
  });

  it.each(all)("%s has JSON schemas on the wire", (_name, route) => {
    for (const schema of [route.params, route.query, route.body, route.response]) {
      if (schema === undefined || typeof schema === "string") continue;
      expect(() => z.toJSONSchema(schema, { io: "input" })).not.toThrow();
    }
  });
});
