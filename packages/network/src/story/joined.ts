import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import { inventedStoryPlaces } from "./cast.ts";
import { createRandom } from "./random.ts";
import { createRecord } from "./record.ts";
import { copySavedStage } from "./saved-stage.ts";
import { setStage } from "./set-stage.ts";
import { joinHospitals } from "./steps/join.ts";
import { bootStoryNetwork, grantDollarsForStory, type StoryNetwork } from "./story-network.ts";

export interface JoinedNetwork extends StoryNetwork {
  /** Ids of the members by slug. */
  readonly ids: ReadonlyMap<string, number>;
}

const SEED = 1;
const idsBySlug = z.record(z.string(), z.int().positive());

/**
 * A private network whose five hospitals are members with staff and dollars: what all stories but the main one start
 * from. In these somebody is late, dismissed or displaces others, so all five are invented.
 */
export async function bootJoinedNetwork(
  dir: string,
  onProgress: (text: string) => void,
  /** The built page, for the nodes to serve. */
  webDist?: string,
): Promise<JoinedNetwork> {
  await copySavedStage({
    name: "joined",
    into: dir,
    async make(making) {
      const set = await bootStoryNetwork(making, inventedStoryPlaces(), onProgress);
      await joinEverybody(set, making, onProgress).finally(() => set.network.close());
    },
  });
  const set = await bootStoryNetwork(dir, inventedStoryPlaces(), onProgress, webDist);
  try {
    const ids = readIds(dir) ?? (await joinEverybody(set, dir, onProgress));
    return { ...set, ids };
  } catch (error) {
    await set.network.close();
    throw error;
  }
}

const idsPath = (dir: string) => join(dir, "joined.json");

function readIds(dir: string): ReadonlyMap<string, number> | undefined {
  if (!existsSync(idsPath(dir))) return undefined;
  return new Map(Object.entries(idsBySlug.parse(JSON.parse(readFileSync(idsPath(dir), "utf8")))));
}

async function joinEverybody(
  set: StoryNetwork,
  dir: string,
  onProgress: (text: string) => void,
): Promise<ReadonlyMap<string, number>> {
  onProgress("the hospitals join and appoint their staff");
  await grantDollarsForStory(set);
  const stage = setStage(set, { random: createRandom(SEED), record: createRecord(true), fetch });
  await joinHospitals(stage);
  writeFileSync(idsPath(dir), JSON.stringify(Object.fromEntries(stage.facts.ids)));
  return stage.facts.ids;
}
