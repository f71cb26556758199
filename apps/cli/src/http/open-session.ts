import { AppError } from "@medequipshare/domain";
import type { NodeClient } from "@medequipshare/protocol";
import type { Person } from "./person.ts";

/** Opens a session at the node on the person's passkey; gives its token. */
export async function openSession(
  node: NodeClient,
  { account, passkey }: Person,
  enrolmentCode: string | undefined,
): Promise<string> {
  if (passkey === undefined) {
    throw new AppError("access.passkey-unavailable", { problem: "a session needs a passkey, not a wallet" });
  }
  const { challenge } = await node.session.challenge({ body: { account } });
  const { authenticatorData, clientDataJSON, r, s } = await passkey.sign(challenge);
  const assertion = { authenticatorData, clientDataJSON, r, s };
  const body = { account, challenge, passkey: passkey.publicKey, assertion, enrolmentCode };
  return (await node.session.open({ body })).token;
}
