import type { Facility } from "@medequipshare/protocol";
import { queryOptions } from "@tanstack/react-query";
import type { GeoPermissibleObjects } from "d3-geo";
import { feature } from "topojson-client";
import type { GeometryCollection, Topology } from "topojson-specification";
import statesUrl from "us-atlas/states-10m.json?url";
import { stateCodes } from "./state-codes.ts";

type Land = {
  readonly states: GeoPermissibleObjects;
  /** States in which no facility stands. */
  readonly elsewhere: GeoPermissibleObjects;
  readonly counties: GeoPermissibleObjects;
  /** The states to show in full: those with facilities, while they are few. */
  readonly outline: GeoPermissibleObjects | undefined;
};

const FEW_STATES = 3;

/** The outlines of all states, and the county borders of those in which facilities stand. */
export function landQuery(facilities: readonly Facility[]) {
  const states = [
    ...new Set(facilities.flatMap(({ profile }) => stateCodes[profile?.state ?? ""] ?? [])),
  ].toSorted();
  return queryOptions({
    queryKey: ["land", states],
    staleTime: Number.POSITIVE_INFINITY,
    queryFn: async ({ signal }): Promise<Land> => {
      const [atlas, ...borders] = await Promise.all([
        loadStates(signal),
        ...states.map((state) => loadBorders(state, signal)),
      ]);
      const isHere = ({ id }: GeoJSON.Feature) => states.includes(String(id));
      const here: GeoPermissibleObjects = { type: "FeatureCollection", features: atlas.filter(isHere) };
      return {
        states: here,
        outline: states.length > 0 && states.length <= FEW_STATES ? here : undefined,
        elsewhere: { type: "FeatureCollection", features: atlas.filter((state) => !isHere(state)) },
        counties: { type: "GeometryCollection", geometries: borders },
      };
    },
  });
}

async function loadStates(signal: AbortSignal): Promise<GeoJSON.Feature[]> {
  // The atlas is a file of ours, cut from us-atlas at build time; its shape is known.
  const topology: Topology<{ states: GeometryCollection }> = await load(statesUrl, signal);
  return feature(topology, topology.objects.states).features;
}

/** Borders are an ornament: a state without them is drawn without. */
async function loadBorders(state: string, signal: AbortSignal): Promise<GeoJSON.MultiLineString> {
  const none: GeoJSON.MultiLineString = { type: "MultiLineString", coordinates: [] };
  return load(`/counties/${state}.json`, signal).catch(() => none);
}

async function load(url: string, signal: AbortSignal) {
  const response = await fetch(url, { signal });
  if (!response.ok) throw new Error(`${url} answered ${response.status}`);
  return response.json();
}
