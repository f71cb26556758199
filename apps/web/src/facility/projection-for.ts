import type { Facility } from "@medequipshare/protocol";
import { type GeoPermissibleObjects, geoConicEqualArea, geoPath } from "d3-geo";

/** Pixels kept free around the outermost facilities, for their names. */
const MARGIN = 28;
/** Degrees of latitude shown at least, so that one town does not fill the map. */
const LEAST_SPAN = 1.5;

export type Projection = {
  /** Pixels that the facilities' extent needs at the given width. */
  readonly height: number;
  readonly draw: (shape: GeoPermissibleObjects) => string;
  readonly locate: (facility: Facility) => { x: number; y: number } | undefined;
};

/**
 * An equal-area view, `width` pixels wide, that holds every facility with a margin, and `outline` whole: the states
 * that must be seen in full, if any.
 */
export function projectionFor(
  facilities: readonly Facility[],
  outline: GeoPermissibleObjects | undefined,
  width: number,
): Projection {
  const points = facilities.flatMap(({ profile }) =>
    profile === null ? [] : [[profile.longitude, profile.latitude]],
  );
  const longitudes = points.map(([longitude = -98]) => longitude);
  const latitudes = points.map(([, latitude = 39]) => latitude);
  const [west, east] = spanOf(longitudes, -124, -67);
  const [south, north] = spanOf(latitudes, 25, 49);
  const corners: GeoPermissibleObjects = {
    type: "MultiPoint",
    coordinates: [west, (west + east) / 2, east].flatMap((longitude) => [
      [longitude, south],
      [longitude, north],
    ]),
  };
  const whole = outline ?? corners;
  const projection = geoConicEqualArea()
    .rotate([-(west + east) / 2, 0])
    .parallels([south + (north - south) / 6, north - (north - south) / 6])
    .fitWidth(width - 2 * MARGIN, whole);
  const [, bottom] = geoPath(projection).bounds(whole)[1];
  const height = Math.round(bottom + 2 * MARGIN);
  const [x, y] = projection.translate();
  projection.translate([x + MARGIN, y + MARGIN]).clipExtent([
    [-1, -1],
    [width + 1, height + 1],
  ]);
  const path = geoPath(projection).digits(1);
  return {
    height,
    draw: (shape) => path(shape) ?? "",
    locate: ({ profile }) => {
      const at = profile === null ? null : projection([profile.longitude, profile.latitude]);
      return at === null ? undefined : { x: at[0], y: at[1] };
    },
  };
}

function spanOf(values: readonly number[], fallbackLow: number, fallbackHigh: number): [number, number] {
  if (values.length === 0) return [fallbackLow, fallbackHigh];
  const low = Math.min(...values);
  const high = Math.max(...values);
  const missing = Math.max(0, LEAST_SPAN - (high - low)) / 2;
  return [low - missing, high + missing];
}
