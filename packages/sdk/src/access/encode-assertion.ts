import { checkoutDeskAbi } from "@medequipshare/contracts";
import { encodeAbiParameters, getAbiItem, type Hex } from "viem";
import type { Assertion } from "./passkey.ts";

const checkOut = getAbiItem({ abi: checkoutDeskAbi, name: "checkOut" });
/** As WebAuthnAuth has them. */
export const assertionFields = checkOut.inputs[2].components;

/**
 * An assertion as ERC-7913 signature: the fields of WebAuthnAuth encoded flat, not as a tuple, which is what
 * OpenZeppelin's decoder reads.
 */
export function encodeAssertion(assertion: Assertion): Hex {
  const { r, s, challengeIndex, typeIndex, authenticatorData, clientDataJSON } = assertion;
  return encodeAbiParameters(assertionFields, [
    r,
    s,
    challengeIndex,
    typeIndex,
    authenticatorData,
    clientDataJSON,
  ]);
}
