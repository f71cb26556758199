/** A National Provider Identifier: ten digits, first 1 or 2, Luhn-checked with the prefix 80840. */
export type Npi = string;
