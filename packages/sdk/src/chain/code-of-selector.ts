import { type ErrorCode, errorCodeOf, isErrorCode } from "@medequipshare/domain";
import { type Hex, toFunctionSelector } from "viem";
import { ownErrorsAbi } from "./network-errors-abi.ts";

const codes: ReadonlyMap<string, ErrorCode> = new Map(
  ownErrorsAbi.flatMap(({ name, inputs }) => {
    const code = errorCodeOf(name);
    if (!isErrorCode(code)) return [];
    const signature = { type: "function", name, inputs, outputs: [], stateMutability: "view" } as const;
    return [[toFunctionSelector(signature), code] as const];
  }),
);

/** The failure's code for the selector of a custom error, as events give it; chain.reverted when nobody named it. */
export function codeOfSelector(selector: Hex): ErrorCode {
  return codes.get(selector.slice(0, 10).toLowerCase()) ?? "chain.reverted";
}
