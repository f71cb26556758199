export { type NodeConfig, parseConfig, settingNames } from "./config/config.ts";
export { type FacilityKeys, openFacilityKeys } from "./document/facility-keys.ts";
export { type RunningNode, startNode } from "./process/start-node.ts";
