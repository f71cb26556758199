import { buildModule } from "@nomicfoundation/hardhat-ignition/modules";

/** What the peers stand on: the account factory, the book that deploys them, and no token. */
export const foundation = buildModule("Foundation", (m) => ({
  accountFactory: m.contract("PasskeyAccountFactory"),
  peerBook: m.contract("PeerBook"),
}));

/** The token of demonstration networks; elsewhere a real one is configured. */
export const demoDollar = buildModule("DemoDollar", (m) => ({
  token: m.contract("DemoDollar", [m.getParameter("holdings")]),
}));
