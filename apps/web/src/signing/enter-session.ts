import { createNodeClient, type NodeClient, type SessionProof } from "@medequipshare/protocol";

/** Gives the token of a session on the proof; where there is one, it goes on under a new token and the old one is dead. */
export async function enterSession(
  node: NodeClient,
  body: SessionProof,
  current: string | undefined,
): Promise<string> {
  if (current === undefined) return (await node.session.open({ body })).token;
  const own = createNodeClient(node.url, { token: () => current });
  return (await own.session.renew({ body })).token;
}
