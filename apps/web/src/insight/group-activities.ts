import type { Activity } from "@medequipshare/protocol";

/** Events of one kind that came one after the other, told as one: the newest, and how many came before it. */
export type ActivityGroup = { readonly newest: Activity; readonly more: number };

/** Events newest first, without the same sentence twice in a row. */
export function groupActivities(activities: readonly Activity[]): readonly ActivityGroup[] {
  const groups: ActivityGroup[] = [];
  for (const activity of activities) {
    const last = groups.at(-1);
    if (last !== undefined && last.newest.event === activity.event)
      groups[groups.length - 1] = { ...last, more: last.more + 1 };
    else groups.push({ newest: activity, more: 0 });
  }
  return groups;
}
