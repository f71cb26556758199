import { createRequire } from "node:module";
import ignition from "@nomicfoundation/hardhat-ignition-viem";
import keystore from "@nomicfoundation/hardhat-keystore";
import networkHelpers from "@nomicfoundation/hardhat-network-helpers";
import testRunner from "@nomicfoundation/hardhat-node-test-runner";
import viem from "@nomicfoundation/hardhat-viem";
import viemAssertions from "@nomicfoundation/hardhat-viem-assertions";
import { configVariable, defineConfig } from "hardhat/config";
import { fuzzSeed } from "./tools/fuzz-seed.ts";

const solc = createRequire(import.meta.url).resolve("solc/soljson.js");
const settings = { evmVersion: "cancun", optimizer: { enabled: true, runs: 1000 } } as const;
// `npm run prove` sets these: more runs, and a copy of the tests without their own numbers of runs.
const deep = process.env["PROVE"] === "1";
const deepRuns = Number(process.env["PROVE_RUNS"] ?? 10_000);
const seed = fuzzSeed(process.env);
if (process.argv.includes("test")) console.log(`fuzz seed ${seed}`);
// With a dictionary of seen values two runs of one seed differ; proofs, whose seeds are fresh anyway, draw from it.
const drawn = { dictionaryWeight: 0, includeStorage: false, includePushBytes: false } as const;
const tests = process.env["PROVE_TESTS"] ?? "./test";

export default defineConfig({
  plugins: [viem, viemAssertions, networkHelpers, testRunner, ignition, keystore],
  paths: {
    sources: "./src",
    tests,
    ignition: process.env["MEDEQUIPSHARE_IGNITION"] ?? "./ignition",
  },
  solidity: { compilers: [{ version: "0.8.30", path: solc, settings }] },
  ignition: { requiredConfirmations: 1, blockPollingInterval: 50 },
  test: {
    solidity: {
      fsPermissions: { dangerouslyWriteDirectory: ["./cache"] },
      fuzz: { ...(deep ? {} : drawn), seed, runs: deep ? 10_000 : 256 },
      invariant: { ...(deep ? {} : drawn), runs: deep ? deepRuns : 64, depth: 32 },
    },
  },
  networks: {
    local: {
      type: "http",
      url: process.env["MEDEQUIPSHARE_RPC_URL"] ?? "http://127.0.0.1:8545",
      accounts: [configVariable("LOCAL_DEPLOYER_KEY")],
    },
    amoy: {
      type: "http",
      url: configVariable("AMOY_RPC_URL"),
      accounts: [configVariable("AMOY_DEPLOYER_KEY")],
    },
    polygon: {
      type: "http",
      url: configVariable("POLYGON_RPC_URL"),
      accounts: [configVariable("POLYGON_DEPLOYER_KEY")],
    },
    sepolia: {
      type: "http",
      url: configVariable("SEPOLIA_RPC_URL"),
      accounts: [configVariable("SEPOLIA_DEPLOYER_KEY")],
    },
    ethereum: {
      type: "http",
      url: configVariable("ETHEREUM_RPC_URL"),
      accounts: [configVariable("ETHEREUM_DEPLOYER_KEY")],
    },
  },
});
