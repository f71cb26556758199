import type { Network } from "@medequipshare/protocol";
import { createPublicClient, http } from "viem";
import { createPerson, type Person } from "../../../src/access/person.ts";
import { localChain } from "../../../src/chain/local-chain.ts";
import { demonstrationWallet } from "../../../src/demonstration/wallets.ts";
import { openPeople } from "../../../src/seed/people.ts";
import { places } from "../../../src/seed/places.ts";
import type { StartedDemonstration } from "./start-demonstration.ts";
import { walletWriter } from "./wallet-writer.ts";

export type StaffDoor = Pick<StartedDemonstration, "url" | "borrowerUrl" | "peopleDir">;

/** Somebody of the demonstration with a passkey, before the node of their facility. */
export async function staffMember(
  { url, borrowerUrl, peopleDir }: StaffDoor,
  network: Network,
  { slug, role }: { readonly slug: string; readonly role: string },
): Promise<Person> {
  const { chainId, rpcUrl } = network;
  const transport = http(rpcUrl);
  return createPerson({
    name: `${role} of ${slug}`,
    passkey: await openPeople(peopleDir).passkeyOf(slug, role),
    door: {
      url: slug === places.borrower ? borrowerUrl : url,
      // Where the contracts are, whoever signs.
      addresses: walletWriter(network, demonstrationWallet(0)).addresses,
      chain: createPublicClient({ chain: localChain(chainId, rpcUrl), transport, pollingInterval: 200 }),
      enrolmentCode: "",
    },
  });
}
