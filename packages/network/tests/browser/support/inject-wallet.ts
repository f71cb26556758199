import type { BrowserContext } from "playwright-core";
import { type Account, createWalletClient, type Hex, http, type LocalAccount } from "viem";
import { localChain } from "../../../src/chain/local-chain.ts";

type Answer = { result: unknown } | { error: { code: number; message: string; data?: unknown } };
type Transaction = { to: Hex; data: Hex; value?: Hex; gas?: Hex };

export interface WalletParameters {
  readonly account: LocalAccount;
  readonly chainId: number;
  readonly rpcUrl: string;
}

/** Name under which the wallet announces itself to pages. */
export const WALLET_NAME = "Test wallet";

/**
 * Puts a wallet into every page of a browser context: it announces itself by EIP-6963, signs with the given key in this
 * process and passes everything else to the chain. Accounts are revealed only after the page asked to connect.
 */
export async function injectWallet(context: BrowserContext, parameters: WalletParameters): Promise<void> {
  const answer = answererOf(parameters);
  await context.exposeFunction("askTestWallet", answer);
  await context.addInitScript(announce, WALLET_NAME);
}

function answererOf({ account, chainId, rpcUrl }: WalletParameters) {
  const chain = localChain(chainId, rpcUrl);
  const client = createWalletClient({ account: account satisfies Account, chain, transport: http(rpcUrl) });
  const send = async ({ to, data, value, gas }: Transaction) =>
    client.sendTransaction({
      to,
      data,
      ...(value === undefined ? {} : { value: BigInt(value) }),
      ...(gas === undefined ? {} : { gas: BigInt(gas) }),
    });
  let connected = false;
  return async (method: string, parameters: unknown[]): Promise<Answer> => {
    if (method === "eth_requestAccounts") connected = true;
    if (method === "eth_requestAccounts" || method === "eth_accounts")
      return { result: connected ? [account.address] : [] };
    if (method === "wallet_requestPermissions") return { result: [{ parentCapability: "eth_accounts" }] };
    if (method === "wallet_revokePermissions") return { result: null };
    if (method === "wallet_switchEthereumChain") return { result: null };
    // The page builds the transaction through viem, so it has this shape.
    if (method === "eth_sendTransaction") return { result: await send(parameters[0] as Transaction) };
    // The page asks through viem for the message's bytes to be signed.
    if (method === "personal_sign")
      return { result: await account.signMessage({ message: { raw: parameters[0] as Hex } }) };
    return askChain(rpcUrl, method, parameters);
  };
}

async function askChain(rpcUrl: string, method: string, params: unknown[]): Promise<Answer> {
  const response = await fetch(rpcUrl, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ jsonrpc: "2.0", id: 1, method, params }),
  });
  return response.json();
}

/** Runs in the page. */
function announce(name: string): void {
  const listeners = new Map<string, Set<(value: unknown) => void>>();
  const ask: (method: string, parameters: unknown[]) => Promise<Answer> = Reflect.get(
    window,
    "askTestWallet",
  );
  const provider = {
    async request({ method, params = [] }: { method: string; params?: unknown[] }) {
      const answer = await ask(method, params);
      if ("error" in answer) throw Object.assign(new Error(answer.error.message), answer.error);
      return answer.result;
    },
    on(event: string, listener: (value: unknown) => void) {
      const known = listeners.get(event) ?? new Set();
      listeners.set(event, known.add(listener));
      return provider;
    },
    removeListener(event: string, listener: (value: unknown) => void) {
      listeners.get(event)?.delete(listener);
      return provider;
    },
  };
  const icon = "data:image/svg+xml,<svg xmlns='http://www.w3.org/2000/svg'/>";
  const info = Object.freeze({
    uuid: "350670db-19fa-4704-a166-e52e178b59d2",
    name,
    icon,
    rdns: "example.test.wallet",
  });
  const detail = Object.freeze({ info, provider });
  const say = () => window.dispatchEvent(new CustomEvent("eip6963:announceProvider", { detail }));
  window.addEventListener("eip6963:requestProvider", say);
  say();
}
