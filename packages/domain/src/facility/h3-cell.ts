/** An H3 cell as the unsigned 64-bit integer the chain holds. */
export type H3Cell = bigint;
export type Coordinates = {
  /** Degrees, north positive, WGS 84. */
  readonly latitude: number;
  /** Degrees, east positive, WGS 84. */
  readonly longitude: number;
};
/** Every facility's home is a cell of this resolution: about half a kilometre across. */
export const HOME_RESOLUTION = 8;
