import { Role } from "@medequipshare/domain";
import type { Network } from "@medequipshare/protocol";
import { appointStaff, getStaff } from "@medequipshare/sdk";
import { createPublicClient, createWalletClient, http, type LocalAccount, parseEther } from "viem";
import { acceptByWallet } from "../../../src/access/accept-by-wallet.ts";
import { localChain } from "../../../src/chain/local-chain.ts";
import { demonstrationWallet } from "../../../src/demonstration/wallets.ts";
import { type StaffDoor, staffMember } from "./staff-member.ts";

const DAY = 86_400;

/** Makes a wallet a clinical lead of a facility, by its administrator, and gives it gas. */
export async function appointLead(
  door: StaffDoor,
  network: Network,
  { account: lead, slug }: { readonly account: LocalAccount; readonly slug: string },
): Promise<void> {
  const { chainId, rpcUrl } = network;
  const chain = localChain(chainId, rpcUrl);
  const client = createPublicClient({ chain, transport: http(rpcUrl), pollingInterval: 200 });
  const giver = createWalletClient({ account: demonstrationWallet(0), chain, transport: http(rpcUrl) });
  const hash = await giver.sendTransaction({ to: lead.address, value: parseEther("1") });
  await client.waitForTransactionReceipt({ hash });
  const administrator = await staffMember(door, network, { slug, role: "administrator" });
  const until = Math.floor(Date.now() / 1000) + 300 * DAY;
  const { facilityId } = await getStaff(administrator.reader, { account: administrator.account });
  const offer = { facilityId, roles: Role["clinical-lead"], until };
  await appointStaff(administrator.writer, await acceptByWallet(administrator.reader, lead, offer));
}
