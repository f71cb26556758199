import { type AssuranceLevel, limitsOf } from "@medequipshare/domain";
import type { LimitsByLevel } from "@medequipshare/readmodel";

/** What lowers the limits of sessions. */
export type MostLimits = Parameters<typeof limitsOf>[1];

export function limitsByLevel(most: MostLimits): LimitsByLevel {
  const secondsOf = (level: AssuranceLevel) => {
    const { minutes, idleMinutes } = limitsOf(level, most);
    return { seconds: minutes * 60, idleSeconds: idleMinutes * 60 };
  };
  return {
    "device-bound": secondsOf("device-bound"),
    synced: secondsOf("synced"),
    wallet: secondsOf("wallet"),
    directory: secondsOf("directory"),
  };
}
