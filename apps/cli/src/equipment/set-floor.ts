import { setReserveFloor } from "@medequipshare/sdk";
import { defineCommand } from "../terminal/command.ts";
import { integer, text } from "../terminal/params.ts";
import { reportAct } from "../terminal/report-act.ts";

export const setFloor = defineCommand({
  path: "unit floor",
  summary: "Set how many of your units of a type stay at home; a pick-up that would leave fewer is refused",
  args: { productCode: text("code", "FDA product code, such as CBK") },
  options: { keep: integer("count", "how many stay; 0 for no floor") },
  async run(context, { productCode: code, keep: floor }) {
    const productCode = code.toUpperCase();
    const set = await setReserveFloor(await context.writer(), { productCode, floor });
    return reportAct(`Keeps ${floor} units of type ${productCode} at home.`, set);
  },
});
