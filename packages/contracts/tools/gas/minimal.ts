import { artifacts, tasks } from "hardhat";
import { type Abi, type Address, encodeFunctionData, isHex } from "viem";
import { gasOf } from "./call-gas.ts";
import { HOUR, type Stage } from "./stage.ts";

const name = "MinimalCalendar";
const source = "test/mocks/MinimalCalendar.sol";
/** 256 slots of an hour. */
const WORD = 256 * HOUR;
const unitId = 1;

/** What four hours cost in a contract that keeps a record and marks the slots and asks for nothing else. */
export type Minimal = { readonly dirty: number; readonly fresh: number };

/** Measures a reservation in a calendar word that has marks already, and one in a word that has none. */
export async function measureMinimal(stage: Stage): Promise<Minimal> {
  const { abi, address } = await deploy(stage);
  const { account } = stage.borrower;
  const reserve = async (startsAt: number) => {
    const args = [unitId, startsAt, startsAt + 4 * HOUR];
    const data = encodeFunctionData({ abi, functionName: "reserve", args });
    return gasOf(stage, await stage.borrower.sendTransaction({ account, to: address, data }));
  };
  const word = (Math.floor((await stage.helpers.time.latest()) / WORD) + 1) * WORD;
  const fresh = await reserve(word + 40 * HOUR);
  return { fresh, dirty: await reserve(word + 60 * HOUR) };
}

async function deploy({ owner, reader }: Stage): Promise<{ abi: Abi; address: Address }> {
  // A build for deployment leaves the tests' contracts out.
  if (!(await artifacts.artifactExists(name))) {
    await tasks.getTask("build").run({ files: [source], quiet: true });
    await artifacts.clearCache();
  }
  const artifact: { readonly abi: Abi; readonly bytecode: string } = await artifacts.readArtifact(name);
  const { abi, bytecode } = artifact;
  if (!isHex(bytecode)) throw new Error(`${name} has no bytecode`);
  const hash = await owner.deployContract({ abi, bytecode });
  const { contractAddress } = await reader.waitForTransactionReceipt({ hash });
  if (!contractAddress) throw new Error(`${name} was not deployed`);
  return { abi, address: contractAddress };
}
