import { contractsOfEnum, isContractList } from "./contract-list.ts";
import { listFiles } from "./list-files.ts";
import { readText } from "./read-text.ts";

const onlyList = "packages/contracts/src/access/IPeerBook.sol";
const read = /\.(?:tsx?|mts|mjs|js|json)$/;
const notRead = /\.gen\.ts$|\.test\.tsx?$|^docs\/proofs\//;

/** The enum in IPeerBook.sol is the only list of the peers; all other code takes theirs from what is generated of it. */
export async function checkContractLists(): Promise<readonly string[]> {
  const contracts = contractsOfEnum(readText(onlyList));
  if (contracts.length === 0) return [`${onlyList} has no enum Peer`];
  return listFiles()
    .filter((path) => read.test(path) && !notRead.test(path))
    .filter((path) => isContractList(readText(path), contracts))
    .map((path) => `${path} lists the contracts again; take \`peers\` of packages/contracts`);
}
