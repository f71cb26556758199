import type { CliContext } from "../http/context.ts";
import { withDefault } from "../terminal/param.ts";
import { choice, integer, moment } from "../terminal/params.ts";

export const requestArgs = { unit: integer("id", "unit id") };

export const requestOptions = {
  from: moment("time", "start, on the unit's slot grid"),
  to: moment("time", "end, turnaround included"),
  priority: withDefault(
    choice("priority", "how urgent", ["elective", "urgent", "emergency"]),
    "elective",
    "elective",
  ),
};

/** Lapsed holds in the way, which the reservation sweeps; the contract takes at most 16. */
export async function staleHolds(
  { node }: CliContext,
  { unitId, from, to }: { readonly unitId: number; readonly from: number; readonly to: number },
): Promise<readonly bigint[]> {
  const { stale } = await node.unit.calendar({ params: { unitId }, query: { from, to } });
  return stale.slice(0, 16);
}
