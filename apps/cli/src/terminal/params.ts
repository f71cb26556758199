import { parseMoment, parseUsd, type TokenUnits, type UnixSeconds } from "@medequipshare/domain";
import { type Address, getAddress, type Hex, isAddress, isHex } from "viem";
import { type Param, param, refuseText } from "./param.ts";

export function text(placeholder: string, help: string): Param<string> {
  return param(placeholder, help, (value) => value);
}

/** A whole number that fits 32 bits, such as the id of a facility or unit. */
export function integer(placeholder: string, help: string): Param<number> {
  return param(placeholder, help, (value) =>
    /^\d{1,10}$/.test(value) ? Number(value) : refuseText(placeholder, value, "it must be a whole number"),
  );
}

/** A whole number of any size, such as the id of a reservation or work order. */
export function bigInteger(placeholder: string, help: string): Param<bigint> {
  return param(placeholder, help, (value) =>
    /^\d{1,20}$/.test(value) ? BigInt(value) : refuseText(placeholder, value, "it must be a whole number"),
  );
}

/** A number with decimals, such as a latitude. */
export function decimalNumber(placeholder: string, help: string): Param<number> {
  return param(placeholder, help, (value) =>
    /^-?\d{1,6}(\.\d{1,12})?$/.test(value)
      ? Number(value)
      : refuseText(placeholder, value, "it must be a number"),
  );
}

/** Dollars, such as 1250 or 12.50. */
export function usd(placeholder: string, help: string): Param<TokenUnits> {
  return param(placeholder, help, (value) => parseUsd(value, placeholder));
}

/** A moment, see {@link parseMoment}. */
export function moment(placeholder: string, help: string): Param<UnixSeconds> {
  const written = "a day or a moment with its zone such as 2026-12-01T08:00Z, or unix seconds";
  return param(placeholder, `${help}; ${written}`, (value) => parseMoment(value, placeholder));
}

/** 32 bytes in hexadecimal: a document's digest, a salt, a coordinate. */
export function bytes32(placeholder: string, help: string): Param<Hex> {
  return param(placeholder, help, (value) =>
    isHex(value) && value.length === 66
      ? value
      : refuseText(placeholder, value, "it must be 0x and 64 hex digits"),
  );
}

export function address(placeholder: string, help: string): Param<Address> {
  return param(placeholder, help, (value) =>
    isAddress(value, { strict: false })
      ? getAddress(value)
      : refuseText(placeholder, value, "it must be an address"),
  );
}

/** One of several words. */
export function choice<const Words extends readonly string[]>(
  placeholder: string,
  help: string,
  words: Words,
): Param<Words[number]> {
  return param(placeholder, `${help}: ${words.join(", ")}`, (value) => {
    const found: Words[number] | undefined = words.find((word) => word === value);
    return found ?? refuseText(placeholder, value, `use ${words.join(", ")}`);
  });
}
