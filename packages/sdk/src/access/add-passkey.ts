import { passkeyAccountAbi } from "@medequipshare/contracts";
import { AppError } from "@medequipshare/domain";
import { encodeFunctionData } from "viem";
import type { NetworkWriter } from "../chain/network.ts";
import type { ActReceipt } from "../chain/sender.ts";
import type { P256PublicKey } from "./p256-key.ts";
import { passkeySigner } from "./passkey-signer.ts";

export type AddPasskeyParameters = { readonly passkey: P256PublicKey };
export type AddPasskeyReturnType = ActReceipt;

/** Lets one more passkey sign for the sender's own account, such as that of a second phone. */
export function addPasskey(
  { sender, addresses }: NetworkWriter,
  { passkey }: AddPasskeyParameters,
): Promise<AddPasskeyReturnType> {
  const { account } = sender;
  if (account === undefined) throw new AppError("access.passkey-unavailable", { problem: "nobody signs" });
  const functionName = "addSigners";
  const signers = [passkeySigner(addresses.webAuthnVerifier, passkey)];
  const data = encodeFunctionData({ abi: passkeyAccountAbi, functionName, args: [signers] });
  return sender.send([{ to: account, data, functionName }]);
}
