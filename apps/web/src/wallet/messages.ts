/** What the page says about wallets. */
export const walletMessages = {
  title: "Connect a wallet",
  explain: "Acts are signed by your own account. Wallets found in this browser:",
  none: "No wallet was found in this browser. Install one that announces itself (EIP-6963) and load the page again.",
  connecting: "Waiting for the wallet",
  switch: (name: string) => `Switch to ${name}`,
  failed: "The wallet did not connect. Open it, then try again.",
};
