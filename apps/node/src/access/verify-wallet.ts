import { AppError } from "@medequipshare/domain";
import type { WalletProof } from "@medequipshare/protocol";
import { type SessionMessageParameters, sessionMessage } from "@medequipshare/sdk";
import { isAddressEqual, recoverMessageAddress } from "viem";

export type VerifyWalletParameters = Omit<SessionMessageParameters, "origin"> & {
  readonly wallet: WalletProof;
  readonly origins: readonly string[];
};

/**
 * Throws access.assertion-rejected unless the account's own key signed the challenge for this node at one of its
 * origins. The message is written here anew, so nothing in it is taken on trust.
 */
export async function verifyWallet({ wallet, origins, ...asked }: VerifyWalletParameters): Promise<void> {
  const { origin, signature } = wallet;
  if (!origins.includes(origin)) throw rejected(`it was given to ${origin}`);
  const signer = await recoverMessageAddress({
    message: sessionMessage({ ...asked, origin }),
    signature,
  }).catch((cause: unknown) => {
    throw rejected("the signature is malformed", cause);
  });
  if (!isAddressEqual(signer, asked.account)) throw rejected("the signature is not the account's");
}

function rejected(problem: string, cause?: unknown): AppError {
  return new AppError("access.assertion-rejected", { problem }, { cause });
}
