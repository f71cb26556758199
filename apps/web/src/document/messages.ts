/** What the page says about documents. */
export const documentMessages = {
  verify: "Verify this document",
  verifying: "Fetching and checking",
  verified: (bytes: number) => `Matches the digest on chain, ${bytes.toLocaleString("en-US")} bytes`,
  encrypted: "encrypted for the parties",
  open: "Open",
};
