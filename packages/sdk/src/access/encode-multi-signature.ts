import { encodeAbiParameters, type Hex, keccak256 } from "viem";

/** A signature of one of an account's signers. */
export type SignerSignature = { readonly signer: Hex; readonly signature: Hex };

/** The signers, and their signatures in the same order. */
export const multiSignatureFields = [{ type: "bytes[]" }, { type: "bytes[]" }] as const;

/**
 * What MultiSignerERC7913 reads: `abi.encode(bytes[] signers, bytes[] signatures)`, signers by rising keccak-256, which
 * spares the contract its search for duplicates.
 */
export function encodeMultiSignature(signatures: readonly SignerSignature[]): Hex {
  const sorted = [...signatures].sort((a, b) => (keccak256(a.signer) < keccak256(b.signer) ? -1 : 1));
  return encodeAbiParameters(multiSignatureFields, [
    sorted.map(({ signer }) => signer),
    sorted.map(({ signature }) => signature),
  ]);
}
