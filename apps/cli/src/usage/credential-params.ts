import { instrument } from "@medequipshare/protocol";
import { choice, integer } from "../terminal/params.ts";

export const credentialArgs = { unit: integer("id", "unit id") };
export const credentialOptions = { for: choice("part", "what connects", instrument.options) };
