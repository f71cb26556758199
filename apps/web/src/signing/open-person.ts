import type { DemonstrationPerson, EnrolledPerson, Network, NodeClient } from "@medequipshare/protocol";
import { type Passkey, parseSoftwarePasskey, passkeySender, softwarePasskey } from "@medequipshare/sdk";
import { createPublicClient, http } from "viem";
import { addressesOf } from "./addresses-of.ts";
import { browserPasskey } from "./browser-passkey.ts";
import { enterSession } from "./enter-session.ts";
import type { Signer } from "./signer.ts";

const POLL_MS = 500;

/** Somebody with a passkey: invented, or real. */
export type Person = DemonstrationPerson | EnrolledPerson;

/** What signs as a person, whose acts their node sends and pays for. */
export async function openPerson(
  person: Person,
  network: Network,
  node: NodeClient,
): Promise<Omit<Signer, "leave">> {
  const { account } = person;
  const addresses = addressesOf(network);
  const passkey = await passkeyOf(person, network);
  const client = createPublicClient({ transport: http(network.rpcUrl), pollingInterval: POLL_MS });
  const sender = passkeySender({ operations: node.operation, addresses, passkey, account });
  return {
    kind: "passkey",
    account,
    ...("credentialId" in person
      ? { name: person.name, credentialId: person.credentialId }
      : { signsUnasked: true }),
    open: async () => ({ client, addresses, sender }),
    async openSession(current) {
      const { challenge } = await node.session.challenge({ body: { account } });
      const { authenticatorData, clientDataJSON, r, s } = await passkey.sign(challenge);
      const assertion = { authenticatorData, clientDataJSON, r, s };
      const body = { account, challenge, passkey: passkey.publicKey, assertion };
      return enterSession(node, body, current);
    },
  };
}

async function passkeyOf(person: Person, { rpId }: Network): Promise<Passkey> {
  if (!("credentialId" in person)) return softwarePasskey(parseSoftwarePasskey(person.passkey));
  const { credentialId, passkey: publicKey } = person;
  return browserPasskey({ rpId, credentialId, publicKey });
}
