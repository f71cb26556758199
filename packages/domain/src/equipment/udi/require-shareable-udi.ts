import { AppError } from "../../error/app-error.ts";
import type { Udi } from "./udi.ts";

/** What the on-chain registry holds of an identifier: ASCII, at most 32 characters. */
const LIMIT = 32;

export type UnitIdentity = { readonly deviceIdentifier: string; readonly serialNumber: string };

/**
 * The device identifier and serial number of a unit that may be listed; a GIAI serves as device identifier and serial
 * for equipment without a UDI. Throws udi.agency-not-shareable, udi.device-identifier-missing, udi.serial-missing,
 * udi.too-long.
 */
export function requireShareableUdi(udi: Udi): UnitIdentity {
  if (udi.agency === "ICCBBA")
    throw new AppError("udi.agency-not-shareable", { field: "udi", value: udi.agency });
  const deviceIdentifier = udi.deviceIdentifier ?? udi.assetIdentifier;
  if (deviceIdentifier === undefined) {
    throw new AppError("udi.device-identifier-missing", { field: "udi", value: udi.scan });
  }
  const serialNumber =
    udi.serialNumber ?? (udi.deviceIdentifier === undefined ? udi.assetIdentifier : undefined);
  if (serialNumber === undefined) throw new AppError("udi.serial-missing", { field: "udi", value: udi.scan });
  for (const [field, value] of Object.entries({ deviceIdentifier, serialNumber })) {
    if (value.length > LIMIT) throw new AppError("udi.too-long", { field, value, limit: LIMIT });
  }
  return { deviceIdentifier, serialNumber };
}
