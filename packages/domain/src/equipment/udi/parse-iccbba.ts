import { AppError } from "../../error/app-error.ts";
import { ordinalDate } from "./label-date.ts";
import type { LabelDate, Udi, UdiElement } from "./udi.ts";

/** Data identifiers of ISBT 128 used for devices, longest first, with the length of their value (ST-017). */
const STRUCTURES = [
  { identifier: "=/", length: 16 },
  { identifier: "=,", length: 6 },
  { identifier: "=>", length: 6 },
  { identifier: "=}", length: 6 },
  { identifier: "&,1", length: 18 },
  { identifier: "=", length: 15 },
] as const;

/**
 * Reads an ISBT 128 code, so that it can be shown for what it is. Such codes mark tissue and blood containers;
 * {@link requireShareableUdi} refuses them. Throws udi.malformed, udi.date-invalid, udi.identifiers-conflict.
 */
export function parseIccbba(scan: string): Udi {
  const elements = split(scan);
  for (const { identifier, value } of elements) {
    if (elements.some((other) => other.identifier === identifier && other.value !== value))
      throw new AppError("udi.identifiers-conflict", { field: identifier, other: identifier });
  }
  const value = (identifier: string): string | undefined =>
    elements.find((element) => element.identifier === identifier)?.value;
  const [device, serial, lot, donation] = [value("=/"), value("=,"), value("&,1"), value("=")];
  const [expires, made] = [value("=>"), value("=}")];
  return {
    agency: "ICCBBA",
    scan,
    elements,
    ...(device === undefined ? {} : { deviceIdentifier: device }),
    ...(serial === undefined ? {} : { serialNumber: serial }),
    ...(lot === undefined ? {} : { lot }),
    ...(donation === undefined ? {} : { donationIdentifier: donation }),
    ...(expires === undefined ? {} : { expiresOn: isbtDate("=>", expires) }),
    ...(made === undefined ? {} : { manufacturedOn: isbtDate("=}", made) }),
    warnings: [],
  };
}

function split(scan: string): readonly UdiElement[] {
  const elements: UdiElement[] = [];
  let rest = scan;
  while (rest !== "") {
    const structure = STRUCTURES.find(({ identifier }) => rest.startsWith(identifier));
    const end = structure === undefined ? 0 : structure.identifier.length + structure.length;
    const value = rest.slice(structure?.identifier.length, end);
    if (structure === undefined || value.length < structure.length || !/^[A-Za-z0-9]+$/.test(value)) {
      const problem = "it is no ISBT 128 data structure of a device";
      throw new AppError("udi.malformed", { field: "udi", value: rest, problem });
    }
    elements.push({ identifier: structure.identifier, value });
    rest = rest.slice(end);
  }
  return elements;
}

/** cYYJJJ: the last three digits of the year, then the day of the year. */
function isbtDate(field: string, value: string): LabelDate {
  const lastThree = Number(value.slice(0, 3));
  const date = /^\d{6}$/.test(value)
    ? ordinalDate(lastThree + (lastThree >= 900 ? 1000 : 2000), Number(value.slice(3)))
    : undefined;
  if (date !== undefined) return date;
  throw new AppError("udi.date-invalid", { field, value, problem: "it must be written cYYJJJ" });
}
