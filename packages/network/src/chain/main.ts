import { parseArgs } from "node:util";
import { startDevChain } from "./dev-chain.ts";

const { values } = parseArgs({
  options: {
    data: { type: "string" },
    port: { type: "string", default: "8545" },
    "inner-port": { type: "string", default: "8546" },
    "chain-id": { type: "string", default: "31338" },
    "blocks-per-generation": { type: "string", default: "500" },
    "time-travel": { type: "boolean", default: false },
    "begins-at": { type: "string" },
  },
});
if (!values.data) throw new TypeError("--data FOLDER is needed");

const chain = await startDevChain({
  dir: values.data,
  port: Number(values.port),
  innerPort: Number(values["inner-port"]),
  chainId: Number(values["chain-id"]),
  timeTravel: values["time-travel"],
  ...(values["begins-at"] === undefined ? {} : { beginsAt: Number(values["begins-at"]) }),
  blocksPerGeneration: Number(values["blocks-per-generation"]),
});
console.log(`chain ready ${chain.url}`);

let stopping = false;
async function stop(): Promise<void> {
  if (stopping) return;
  stopping = true;
  await chain.close();
  process.exit(0);
}
process.on("SIGTERM", () => void stop());
process.on("SIGINT", () => void stop());
if (process.env["STOP_WITH_PARENT"]) process.stdin.on("end", () => void stop()).resume();
