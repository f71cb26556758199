export {
  type Demonstration,
  type DemonstrationParameters,
  startDemonstration,
} from "./demonstration/start-demonstration.ts";
export { demonstrationWallet } from "./demonstration/wallets.ts";
export { playStory, type StoryOutcome } from "./story/play.ts";
