import { bytes32, integer } from "../terminal/params.ts";

export const signingKeyArgs = { unit: integer("id", "unit id") };
export const signingKeyOptions = {
  x: bytes32("x", "first coordinate of the P-256 key"),
  y: bytes32("y", "second coordinate"),
};
