import { gs1CheckDigit } from "@medequipshare/domain";

/**
 * What a scanner transmits for a ventilator: GS1 DataMatrix, GTIN under GS1's example prefix 952, made 2024-03-15,
 * with the given serial number.
 */
export function ventilatorScan(serial: number): string {
  const body = "0952123400030";
  return `]d201${body}${gs1CheckDigit(body)}11240315` + `21EV300-${String(serial).padStart(5, "0")}`;
}
