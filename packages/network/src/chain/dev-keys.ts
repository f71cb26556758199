/** The key that anvil funds at genesis. It is public knowledge and worth nothing outside a development chain. */
export const devKeys = {
  deployer: "0xac0974bec39a17e36ba4a6b4d238ff944bacb478cbed5efcae784d7bf4f2ff80",
} as const;
