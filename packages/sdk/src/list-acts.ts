import * as all from "./acts.ts";
import { type ActFacts, isAct } from "./chain/define-act.ts";

/** Every act of every room, with its name. */
export function listActs(): readonly (ActFacts & { readonly actName: string })[] {
  return Object.entries(all).flatMap(([actName, value]) => {
    if (!isAct(value)) return [];
    const { peer, functionName, tells, relayed, stepsUp } = value;
    return [{ actName, peer, functionName, tells, relayed, stepsUp }];
  });
}
