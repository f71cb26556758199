import {
  accountAddress,
  type NetworkReader,
  type OperationRelay,
  type Passkey,
  passkeySender,
  passkeyStatementSigner,
  type Sender,
  type StatementSigner,
  softwarePasskey,
  walletSender,
  walletStatementSigner,
} from "@medequipshare/sdk";
import { type Address, createWalletClient, http } from "viem";
import { privateKeyToAccount } from "viem/accounts";
import type { KeyFile } from "./key-file.ts";

/** Who the key file belongs to. */
export type Person = {
  readonly account: Address;
  /** Absent for a plain wallet. */
  readonly passkey?: Passkey;
  readonly sender: Sender;
  readonly signer: StatementSigner;
};

export type PersonParameters = {
  readonly key: KeyFile;
  readonly reader: NetworkReader;
  readonly operations: OperationRelay;
  readonly enrolmentCode: string | undefined;
};

/** The person of a key file: a passkey account whose facility's node pays the gas, or a wallet that pays its own. */
export async function personOf({
  key,
  reader,
  operations,
  enrolmentCode,
}: PersonParameters): Promise<Person> {
  const { client, addresses } = reader;
  if (key.kind === "wallet") {
    const account = privateKeyToAccount(key.privateKey);
    const transport = http(client.transport["url"]);
    const walletClient = createWalletClient({ account, chain: client.chain, transport });
    const sender = walletSender({ walletClient, publicClient: client });
    return { account: account.address, sender, signer: walletStatementSigner(walletClient) };
  }
  const passkey = await softwarePasskey(key);
  const account = await accountAddress(client, addresses, [passkey.publicKey]);
  return {
    account,
    passkey,
    sender: passkeySender({ operations, addresses, passkey, account, enrolmentCode }),
    signer: passkeyStatementSigner({ passkey, account, addresses }),
  };
}
