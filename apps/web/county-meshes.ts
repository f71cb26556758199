import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { mesh } from "topojson-client";
import type { GeometryCollection, Topology } from "topojson-specification";
import type { Plugin } from "vite";

type Atlas = Topology<{ counties: GeometryCollection; states: GeometryCollection }>;
const source = createRequire(import.meta.url).resolve("us-atlas/counties-10m.json");

/**
 * Cuts the county borders of the atlas into one small file per state, `counties/<FIPS>.json`, so that a page loads
 * only the states it shows. Coordinates are rounded to a thousandth of a degree, about 100 m.
 */
export function countyMeshes(): Plugin {
  let files: Map<string, string> | undefined;
  const load = () => {
    files ??= cutByState();
    return files;
  };
  return {
    name: "county-meshes",
    configureServer(server) {
      server.middlewares.use("/counties", (request, response, next) => {
        const body = load().get((request.url ?? "").replace(/^\/|\.json.*$/g, ""));
        if (body === undefined) return next();
        response.setHeader("content-type", "application/json").end(body);
      });
    },
    generateBundle() {
      for (const [state, body] of load()) {
        this.emitFile({ type: "asset", fileName: `counties/${state}.json`, source: body });
      }
    },
  };
}

function cutByState(): Map<string, string> {
  const atlas: Atlas = JSON.parse(readFileSync(source, "utf8"));
  const states = atlas.objects.states.geometries.map(({ id }) => String(id));
  return new Map(states.map((state) => [state, JSON.stringify(bordersOf(atlas, state), thousandths)]));
}

function bordersOf(atlas: Atlas, state: string) {
  const geometries = atlas.objects.counties.geometries.filter(({ id }) => String(id).startsWith(state));
  const counties: GeometryCollection = { type: "GeometryCollection", geometries };
  return mesh(atlas, counties, (one, other) => one !== other);
}

function thousandths(_key: string, value: unknown): unknown {
  return typeof value === "number" ? Math.round(value * 1000) / 1000 : value;
}
