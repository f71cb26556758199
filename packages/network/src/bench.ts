import { buildContracts } from "./demonstration/build.ts";

await buildContracts(() => {});
// Not before: it imports what the compiler has just written.
await import("./benchmark/run.ts");
