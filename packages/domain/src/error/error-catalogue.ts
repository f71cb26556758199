import { accessErrors } from "../access/errors.ts";
import { custodyErrors } from "../custody/errors.ts";
import { documentErrors } from "../document/errors.ts";
import { equipmentErrors } from "../equipment/errors.ts";
import { facilityErrors } from "../facility/errors.ts";
import { importErrors } from "../import/errors.ts";
import { maintenanceErrors } from "../maintenance/errors.ts";
import { reservationErrors } from "../reservation/errors.ts";
import { settlementErrors } from "../settlement/errors.ts";
import { usageErrors } from "../usage/errors.ts";
import { commonErrors } from "./errors.ts";

/** Every failure the product declares, by code. Tables keyed by {@link ErrorCode} must answer for each. */
export const errorCatalogue = {
  ...accessErrors,
  ...commonErrors,
  ...custodyErrors,
  ...documentErrors,
  ...equipmentErrors,
  ...facilityErrors,
  ...importErrors,
  ...maintenanceErrors,
  ...reservationErrors,
  ...settlementErrors,
  ...usageErrors,
};

export type ErrorCode = keyof typeof errorCatalogue;
