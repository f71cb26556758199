import { checkGs1Elements } from "./check-gs1-elements.ts";
import { applicationIdentifiers } from "./gs1-application-identifiers.ts";
import { gs1Date } from "./gs1-date.ts";
import { splitGs1 } from "./split-gs1.ts";
import type { ParseUdiOptions, Udi, UdiElement } from "./udi.ts";

/** Reads a GS1 element string or its print form. Throws udi.*. */
export function parseGs1(scan: string, options: ParseUdiOptions): Udi {
  return udiOfGs1Elements(scan, splitGs1(scan), options);
}

/** Verifies elements and reads a Udi from them. Throws udi.*. */
export function udiOfGs1Elements(
  scan: string,
  elements: readonly UdiElement[],
  { now }: ParseUdiOptions,
): Udi {
  checkGs1Elements(elements);
  const dates = new Map(
    elements
      .filter(({ identifier }) => applicationIdentifiers[identifier]?.isDate)
      .map(({ identifier, value }) => [identifier, gs1Date(identifier, value, now)]),
  );
  const value = (identifier: string): string | undefined =>
    elements.find((element) => element.identifier === identifier)?.value;
  const [device, serial, lot] = [value("01") ?? value("03"), value("21"), value("10")];
  const [made, expires, asset] = [dates.get("11"), dates.get("17"), value("8004") ?? value("8003")];
  return {
    agency: "GS1",
    scan,
    elements,
    ...(device === undefined ? {} : { deviceIdentifier: device }),
    ...(serial === undefined ? {} : { serialNumber: serial }),
    ...(lot === undefined ? {} : { lot }),
    ...(made === undefined ? {} : { manufacturedOn: made }),
    ...(expires === undefined ? {} : { expiresOn: expires }),
    ...(asset === undefined ? {} : { assetIdentifier: asset }),
    warnings: [],
  };
}
