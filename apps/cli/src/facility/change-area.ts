import { parseCell, serviceArea } from "@medequipshare/domain";
import { changeServiceArea } from "@medequipshare/sdk";
import { defineCommand } from "../terminal/command.ts";
import { list, optional, param, refuseText } from "../terminal/param.ts";
import { decimalNumber, integer } from "../terminal/params.ts";
import { reportAct } from "../terminal/report-act.ts";

const cell = param("cell", "H3 cell in hexadecimal", (text) => parseCell(text));

export const changeArea = defineCommand({
  path: "facility area",
  summary: "Change which places your facility lends to: by cells, or by driving time around a place",
  options: {
    add: optional(list(cell)),
    remove: optional(list(cell)),
    minutes: optional(integer("minutes", "add every place within this driving time")),
    latitude: optional(decimalNumber("degrees", "of the place the driving time starts from")),
    longitude: optional(decimalNumber("degrees", "of the place the driving time starts from")),
  },
  async run(context, { add = [], remove = [], minutes, latitude, longitude }) {
    const near = minutes === undefined ? [] : around(minutes, latitude, longitude);
    const added = [...new Set([...add, ...near])];
    const changed = await changeServiceArea(await context.writer(), { added, removed: remove });
    return reportAct(
      `Changed the service area: ${added.length} cells added, ${remove.length} removed.`,
      changed,
    );
  },
});

function around(
  minutes: number,
  latitude: number | undefined,
  longitude: number | undefined,
): readonly bigint[] {
  if (latitude === undefined || longitude === undefined) {
    return refuseText("minutes", String(minutes), "give --latitude and --longitude with it");
  }
  return serviceArea({ centre: { latitude, longitude }, minutes });
}
