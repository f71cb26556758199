import { accountAddress, type Passkey } from "@medequipshare/sdk";
import { createWalletClient, erc20Abi, http } from "viem";
import { privateKeyToAccount } from "viem/accounts";
import type { RunningNetwork } from "../boot/boot-network.ts";
import { devKeys } from "../chain/dev-keys.ts";

/** Gives demonstration dollars to the account of a passkey; used while seeding and never after. */
export type DollarSource = (to: Passkey, dollars: number) => Promise<void>;

/** The deployer's dollars. One transfer at a time: its key has one nonce. */
export function createDollarSource({ addresses, reader, chain }: RunningNetwork): DollarSource {
  const writer = createWalletClient({
    chain: reader.chain,
    transport: http(chain.url),
    account: privateKeyToAccount(devKeys.deployer),
  });
  let last: Promise<unknown> = Promise.resolve();
  const transfer = async (passkey: Passkey, dollars: number) => {
    const to = await accountAddress(reader, addresses, [passkey.publicKey]);
    const hash = await writer.writeContract({
      address: addresses.token,
      abi: erc20Abi,
      functionName: "transfer",
      args: [to, BigInt(dollars) * 1_000_000n],
      chain: reader.chain ?? null,
    });
    await reader.waitForTransactionReceipt({ hash });
  };
  return (to, dollars) => {
    const turn = last.then(() => transfer(to, dollars));
    last = turn.catch(() => undefined);
    return turn;
  };
}
