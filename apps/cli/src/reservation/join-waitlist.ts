import { joinWaitlist as join } from "@medequipshare/sdk";
import { defineCommand } from "../terminal/command.ts";
import { optional } from "../terminal/param.ts";
import { bigInteger } from "../terminal/params.ts";
import { reportAct } from "../terminal/report-act.ts";
import { requestArgs, requestOptions } from "./request-params.ts";

export const joinWaitlist = defineCommand({
  path: "waitlist join",
  summary:
    "Wait for time of a unit that others have; it becomes a reservation, in order, once they give it up",
  args: requestArgs,
  options: {
    ...requestOptions,
    firstCall: optional(
      bigInteger("id", "a reservation of yours that an override displaced: go to the head of the list, once"),
    ),
  },
  async run(context, { unit: unitId, from: startsAt, to: endsAt, priority, firstCall: firstCallOf }) {
    const query = { startsAt, endsAt };
    const { blockers } = await context.node.waitlist.ofUnit({ params: { unitId }, query });
    const wish = { unitId, startsAt, endsAt, priority, firstCallOf, blockers };
    const joined = await join(await context.writer(), wish);
    return reportAct(
      `Waiting for unit ${unitId} as ${joined.entryId}; ${blockers.length} in the way.`,
      joined,
      ["entryId", "startsAt", "endsAt", "rank"],
    );
  },
});
