import { Role } from "@medequipshare/domain";
import type { Network } from "@medequipshare/protocol";
import { appointStaff } from "@medequipshare/sdk";
import { createPublicClient, createWalletClient, http, type LocalAccount, parseEther } from "viem";
import { createPerson } from "../../../src/access/person.ts";
import { localChain } from "../../../src/chain/local-chain.ts";
import { demonstrationWallet } from "../../../src/demonstration/wallets.ts";
import { openPeople } from "../../../src/seed/people.ts";
import { places } from "../../../src/seed/places.ts";
import type { StartedDemonstration } from "./start-demonstration.ts";
import { walletWriter } from "./wallet-writer.ts";

const DAY = 86_400;

/** Makes a wallet a clinical lead of the borrower, by its administrator, and gives it gas. */
export async function appointLead(
  { borrowerUrl, peopleDir }: Pick<StartedDemonstration, "borrowerUrl" | "peopleDir">,
  network: Network,
  lead: LocalAccount,
): Promise<void> {
  const { chainId, rpcUrl } = network;
  const chain = localChain(chainId, rpcUrl);
  const client = createPublicClient({ chain, transport: http(rpcUrl), pollingInterval: 200 });
  const giver = createWalletClient({ account: demonstrationWallet(0), chain, transport: http(rpcUrl) });
  const hash = await giver.sendTransaction({ to: lead.address, value: parseEther("1") });
  await client.waitForTransactionReceipt({ hash });
  const administrator = await createPerson({
    name: "administrator of the borrower",
    passkey: await openPeople(peopleDir).passkeyOf(places.borrower, "administrator"),
    door: {
      url: borrowerUrl,
      addresses: walletWriter(network, lead).addresses,
      chain: client,
      enrolmentCode: "",
    },
  });
  const until = Math.floor(Date.now() / 1000) + 300 * DAY;
  await appointStaff(administrator.writer, { account: lead.address, roles: Role["clinical-lead"], until });
}
