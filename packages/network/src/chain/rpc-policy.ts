/** Standard methods that need no unlocked account. */
const standard = new Set([
  "eth_accounts",
  "eth_blobBaseFee",
  "eth_blockNumber",
  "eth_call",
  "eth_chainId",
  "eth_createAccessList",
  "eth_estimateGas",
  "eth_feeHistory",
  "eth_gasPrice",
  "eth_getBalance",
  "eth_getBlockByHash",
  "eth_getBlockByNumber",
  "eth_getBlockReceipts",
  "eth_getBlockTransactionCountByHash",
  "eth_getBlockTransactionCountByNumber",
  "eth_getCode",
  "eth_getFilterChanges",
  "eth_getFilterLogs",
  "eth_getLogs",
  "eth_getProof",
  "eth_getStorageAt",
  "eth_getTransactionByHash",
  "eth_getTransactionCount",
  "eth_getTransactionReceipt",
  "eth_maxPriorityFeePerGas",
  "eth_newBlockFilter",
  "eth_newFilter",
  "eth_sendRawTransaction",
  "eth_syncing",
  "eth_uninstallFilter",
  "net_version",
  "web3_clientVersion",
]);
const travel = new Set(["evm_setNextBlockTimestamp", "evm_increaseTime", "evm_mine"]);

/** Whether the development chain answers `method`: standard methods and, where it is switched on, time travel.
 * Everything else (impersonation, storage writes, unsigned transactions, …) is refused. */
export function isAllowed(method: string, timeTravel: boolean): boolean {
  return standard.has(method) || (timeTravel && travel.has(method));
}
