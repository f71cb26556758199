/** Methods that change state without a signature, or answer for keys the chain itself holds. */
const refused = new Set([
  "eth_sendTransaction",
  "eth_sign",
  "eth_signTransaction",
  "eth_signTypedData",
  "eth_signTypedData_v4",
]);
const plain = new Set(["net_version", "web3_clientVersion"]);
const travel = new Set(["evm_setNextBlockTimestamp", "evm_increaseTime", "evm_mine"]);

/** Whether the development chain answers `method`: standard eth_* that needs no unlocked account and, where
 * it is switched on, time travel. Everything else (impersonation, storage writes, …) is refused. */
export function isAllowed(method: string, timeTravel: boolean): boolean {
  if (travel.has(method)) return timeTravel;
  return plain.has(method) || (method.startsWith("eth_") && !refused.has(method));
}
