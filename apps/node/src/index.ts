export { type NodeConfig, parseConfig, settingNames } from "./config/config.ts";
export { type FacilityKeys, openFacilityKeys } from "./document/facility-keys.ts";
export { createIndexer } from "./indexer/create-indexer.ts";
export { type ServeReadModelParameters, serveReadModel } from "./process/serve-read-model.ts";
export { type RunningNode, startNode } from "./process/start-node.ts";
