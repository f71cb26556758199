import { contractsOfEnum, isContractList } from "./contract-list.ts";
import { listFiles } from "./list-files.ts";
import { readText } from "./read-text.ts";

/** What has an entry for every peer by a type that demands them all, so that none can be forgotten. */
const complete: readonly string[] = ["packages/readmodel/src/db/followings.ts"];
const onlyList = "packages/contracts/src/access/IPeerBook.sol";
const read = /\.(?:tsx?|mts|mjs|js|json)$/;
const notRead = /\.gen\.ts$|\.test\.tsx?$|^docs\/proofs\//;

/** The enum in IPeerBook.sol is the only list of the peers; all other code takes theirs from what is generated of it. */
export async function checkContractLists(): Promise<readonly string[]> {
  const contracts = contractsOfEnum(readText(onlyList));
  if (contracts.length === 0) return [`${onlyList} has no enum Peer`];
  const lists = listFiles()
    .filter((path) => read.test(path) && !notRead.test(path))
    .filter((path) => isContractList(readText(path), contracts));
  const idle = complete.filter((path) => !lists.includes(path));
  const findings = lists
    .filter((path) => !complete.includes(path))
    .map((path) => `${path} lists the contracts again; take \`peers\` of packages/contracts`);
  return [...findings, ...idle.map((path) => `${path} is excused but lists no contracts`)];
}
