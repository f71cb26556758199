/** What nodes, people's programs and the deployment tool ask for. */
const standard = new Set([
  "eth_blockNumber",
  "eth_call",
  "eth_chainId",
  "eth_estimateGas",
  "eth_feeHistory",
  "eth_gasPrice",
  "eth_getBalance",
  "eth_getBlockByHash",
  "eth_getBlockByNumber",
  "eth_getCode",
  "eth_getLogs",
  "eth_getTransactionByHash",
  "eth_getTransactionCount",
  "eth_getTransactionReceipt",
  "eth_maxPriorityFeePerGas",
  "eth_sendRawTransaction",
  // Browser wallets ask for it before they add a network.
  "net_version",
  // Hardhat asks for it to learn how the chain counts gas.
  "web3_clientVersion",
]);
const travel = new Set(["evm_increaseTime", "evm_mine"]);

/** Whether the development chain answers `method`: what its users need and, where it is switched on or while a past is played, time travel.
 * Everything else (impersonation, storage writes, unsigned transactions, …) is refused. */
export function isAllowed(method: string, timeTravel: boolean): boolean {
  return standard.has(method) || (timeTravel && travel.has(method));
}
