import { parseArgs } from "node:util";
import { isAppError } from "@medequipshare/domain";
import { buildContracts } from "./demonstration/build.ts";

const { values } = parseArgs({
  options: {
    data: { type: "string", default: ".data" },
    "chain-port": { type: "string", default: "8545" },
    "node-port": { type: "string", default: "4001" },
    help: { type: "boolean", default: false },
  },
});

if (values.help) {
  console.log(`npm start -- [--data FOLDER] [--chain-port N] [--node-port N]
Boots a development chain, the contracts, two facility nodes and the web page, with the hospitals of Montana.
The nodes listen on --node-port and the five ports after it.`);
} else {
  try {
    await buildContracts((text) => console.log(text));
    // Not before: it imports what the compiler has just written.
    const { startDemonstration } = await import("./demonstration/start-demonstration.ts");
    await startDemonstration({
      dir: values.data,
      chainPort: Number(values["chain-port"]),
      nodePort: Number(values["node-port"]),
    });
  } catch (error) {
    console.error(isAppError(error) ? `${error.message} ${error.hint}` : error);
    // At once: everything started has been closed, but what was being seeded would go on looking for the nodes.
    process.exit(isAppError(error) && error.code.startsWith("config.") ? 78 : 70);
  }
}
