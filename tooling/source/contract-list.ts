/**
 * Which of these contracts a TypeScript or JSON text names as entries of a list, keys of a record or imports: quoted,
 * or as bare words, between brackets, braces or commas. `MaintenanceFund`, `maintenanceFund` and `maintenanceFundAbi`
 * are one. Prose in comments, paths and single uses do not count.
 */
export function contractsListed(text: string, contracts: readonly string[]): readonly string[] {
  const code = text.replaceAll(/\/\*[\s\S]*?\*\/|(?<=^|\s)\/\/.*/g, "");
  return contracts.filter((contract) => {
    const either = `[${contract.charAt(0)}${contract.charAt(0).toLowerCase()}]${contract.slice(1)}(?:Abi)?`;
    return new RegExp(`(?<=[[{(,\\s])(["'\`]?)(?:${either})\\1(?=\\s*[,\\]}):])`).test(code);
  });
}

/** Whether a text lists the contracts again: it names more than half of them. */
export function isContractList(text: string, contracts: readonly string[]): boolean {
  return contractsListed(text, contracts).length > contracts.length / 2;
}

/** The peers, by the enum of IPeerBook.sol. */
export function contractsOfEnum(solidity: string): readonly string[] {
  const body = /\benum Peer \{([^}]*)\}/.exec(solidity)?.[1] ?? "";
  return body.replaceAll(/\/\/.*/g, "").match(/\w+/g) ?? [];
}
