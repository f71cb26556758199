import {
  homeCell,
  parseDepreciationMethod,
  parseSlotSeconds,
  parseUdi,
  requireShareableUdi,
} from "@medequipshare/domain";
import { registerUnit } from "@medequipshare/sdk";
import { digestOrFile } from "../http/store-document.ts";
import { defineCommand } from "../terminal/command.ts";
import { withDefault } from "../terminal/param.ts";
import { choice, decimalNumber, integer, moment, text, usd } from "../terminal/params.ts";
import { reportAct } from "../terminal/report-act.ts";

const methods = ["straight-line", "declining-balance", "units-of-production"] as const;

export const register = defineCommand({
  path: "unit register",
  summary: "Register a unit of your facility from its scanned UDI",
  options: {
    udi: text("scan", "the unit's own label"),
    productCode: text("code", "FDA product code, such as CBK"),
    specification: text("file", "public specification as JSON, or the digest of a stored one"),
    latitude: decimalNumber("degrees", "where the unit is kept"),
    longitude: decimalNumber("degrees", "where the unit is kept"),
    slotSeconds: withDefault(integer("seconds", "3600 for equipment that travels, else 900"), 3600, "3600"),
    cost: usd("dollars", "what it cost"),
    residual: usd("dollars", "below which its book value never falls"),
    acquired: moment("time", "when it was acquired"),
    method: withDefault(choice("method", "depreciation", methods), "straight-line", "straight-line"),
    life: integer("seconds", "calendar life; metered life for units of production"),
    rate: withDefault(integer("bps", "yearly rate of a declining balance, basis points"), 0, "0"),
  },
  async run(context, values) {
    const identity = requireShareableUdi(parseUdi(values.udi, { now: Math.floor(Date.now() / 1000) }));
    const slotSeconds = parseSlotSeconds(values.slotSeconds);
    const locationCell = homeCell({ latitude: values.latitude, longitude: values.longitude });
    const specification = await digestOrFile(context, {
      path: values.specification,
      kind: "unit-specification",
    });
    const registered = await registerUnit(await context.writer(), {
      ...identity,
      productCode: values.productCode,
      specification,
      locationCell,
      slotSeconds,
      valuation: {
        cost: values.cost,
        residual: values.residual,
        acquiredAt: values.acquired,
        life: values.life,
        rateBps: values.rate,
        method: parseDepreciationMethod(values.method),
      },
    });
    const next = registered.lifeSustaining ? " It sustains life: a second person must approve it." : "";
    return reportAct(`Registered unit ${registered.unitId}.${next}`, { ...registered, specification }, [
      "unitId",
      "lifeSustaining",
      "specification",
    ]);
  },
});
