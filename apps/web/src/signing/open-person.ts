import type { DemonstrationPerson, Network, NodeClient } from "@medequipshare/protocol";
import { parseSoftwarePasskey, passkeySender, softwarePasskey } from "@medequipshare/sdk";
import { createPublicClient, http } from "viem";
import { addressesOf } from "./addresses-of.ts";
import type { Signer } from "./signer.ts";

const POLL_MS = 500;

/** What signs as a person, whose acts their node sends and pays for. */
export async function openPerson(
  person: DemonstrationPerson,
  network: Network,
  node: NodeClient,
): Promise<Omit<Signer, "leave">> {
  const { account } = person;
  const addresses = addressesOf(network);
  const passkey = await softwarePasskey(parseSoftwarePasskey(person.passkey));
  const client = createPublicClient({ transport: http(network.rpcUrl), pollingInterval: POLL_MS });
  const sender = passkeySender({ operations: node.operation, addresses, passkey, account });
  return {
    kind: "passkey",
    account,
    open: async () => ({ client, addresses, sender }),
    async openSession() {
      const { challenge } = await node.session.challenge({ body: { account } });
      const { authenticatorData, clientDataJSON, r, s } = await passkey.sign(challenge);
      const assertion = { authenticatorData, clientDataJSON, r, s };
      const body = { account, challenge, passkey: passkey.publicKey, assertion };
      return (await node.session.open({ body })).token;
    },
  };
}
