import { predefinedLength } from "./gs1-application-identifiers.ts";
import { GROUP_SEPARATOR } from "./split-gs1.ts";
import type { UdiElement } from "./udi.ts";

/** The element string a scanner sends, without a symbology prefix: separators end all but predefined lengths. */
export function renderGs1Scan(elements: readonly UdiElement[]): string {
  return elements
    .map(({ identifier, value }, index) => {
      const ends = predefinedLength(identifier.slice(0, 2)) !== undefined || index === elements.length - 1;
      return `${identifier}${value}${ends ? "" : GROUP_SEPARATOR}`;
    })
    .join("");
}

/** The form printed beside a barcode: (01)… (21)…. */
export function renderGs1Print(elements: readonly UdiElement[]): string {
  return elements.map(({ identifier, value }) => `(${identifier})${value}`).join("");
}

/** The Digital Link of elements that hold (01): qualifiers 22, 10, 21 in the path, the rest in the query. */
export function renderGs1DigitalLink(elements: readonly UdiElement[], host = "https://id.gs1.org"): string {
  const inPath = ["01", "22", "10", "21"].flatMap((identifier) =>
    elements.filter((element) => element.identifier === identifier),
  );
  const path = inPath.map(({ identifier, value }) => `/${identifier}/${encodeURIComponent(value)}`).join("");
  const inQuery = elements.filter((element) => !inPath.includes(element));
  const query = inQuery
    .map(({ identifier, value }) => `${identifier}=${encodeURIComponent(value)}`)
    .join("&");
  return `${host}${path}${query === "" ? "" : `?${query}`}`;
}
