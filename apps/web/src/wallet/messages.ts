/** What the page says about the visitor's wallet. */
export const walletMessages = {
  connect: "Connect",
  connectWhat: "wallet",
  title: "Connect a wallet",
  explain: "Acts are signed by your own account. Wallets found in this browser:",
  none: "No wallet was found in this browser. Install one that announces itself (EIP-6963) and load the page again.",
  connecting: "Waiting for the wallet",
  close: "Close",
  account: "Your account",
  disconnect: "Disconnect",
  wrongNetwork: (name: string) => `Your wallet is on another chain. Switch it to ${name}.`,
  switch: (name: string) => `Switch to ${name}`,
  failed: "The wallet did not connect. Open it, then try again.",
  refused: "You declined in the wallet. Nothing was sent.",
  short: (address: string) => `${address.slice(0, 6)}…${address.slice(-4)}`,
  signing: "Confirm in your wallet. The network is asked first, so a refusal costs nothing.",
  done: "Done.",
};
