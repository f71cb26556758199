import { createWalletClient, http, parseEther } from "viem";
import { mnemonicToAccount, privateKeyToAccount } from "viem/accounts";
import type { RunningNetwork } from "../boot/boot-network.ts";
import { devKeys } from "../chain/dev-keys.ts";
import type { Hospital } from "../seed/montana.ts";
import type { WalletPerson } from "../seed/parts/wallets.ts";
import { places } from "../seed/places.ts";

/** The development mnemonic that every Ethereum tool knows; its accounts hold nothing of value anywhere. */
const mnemonic = "test test test test test test test test test test test junk";

/** The key of a demonstration wallet, to be imported into a browser wallet. */
export function demonstrationWallet(index: number) {
  return mnemonicToAccount(mnemonic, { addressIndex: index + 1 });
}

/** Coordinators who bring a wallet of their own: of the borrower, of one other hospital, and of the owner. */
export function listWallets(at: (slug: string) => Hospital): WalletPerson[] {
  return [places.borrower, "livingston-healthcare", places.owner].map((slug, index) => ({
    place: at(slug),
    wallet: demonstrationWallet(index),
  }));
}

/** Wallets pay their own gas, so on the development chain they are given some. */
export async function giveWalletsGas(
  { reader, chain }: RunningNetwork,
  wallets: readonly WalletPerson[],
): Promise<void> {
  const account = privateKeyToAccount(devKeys.deployer);
  const writer = createWalletClient({ chain: reader.chain, transport: http(chain.url), account });
  for (const {
    wallet: { address: to },
  } of wallets) {
    if ((await reader.getBalance({ address: to })) > 0n) continue;
    const hash = await writer.sendTransaction({ to, value: parseEther("10"), chain: reader.chain ?? null });
    await reader.waitForTransactionReceipt({ hash });
  }
}
