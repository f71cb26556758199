import type { Interval } from "@medequipshare/domain";
import type { Offer } from "@medequipshare/protocol";
import { untilIndexed } from "../../access/until-indexed.ts";
import { idOf, type Stage } from "../stage.ts";

/** What a coordinator needs, rather than which unit. */
export interface Asked extends Interval {
  readonly productCode: string;
  readonly capabilities: readonly string[];
  readonly withinMinutes?: number;
  readonly substitutes?: boolean;
}

/** The borrower's coordinator asks for what is needed; every offer is told with its reason, and held to what was asked. */
export async function ask(stage: Stage, asked: Asked): Promise<readonly Offer[]> {
  const { places, record, cast, chain } = stage;
  const coordinator = await cast.person(places.borrower, "coordinator");
  await untilIndexed(coordinator.node, chain);
  const borrowerId = idOf(stage, places.borrower);
  const query = { ...asked, capabilities: [...asked.capabilities], borrowerId };
  const { items } = await coordinator.node.reservation.offers({ query });
  record.tell({ who: coordinator.name, what: `asked for ${describe(asked)}; offers: ${items.length}` });
  for (const { rank, unit, reason, travelMinutes, substitutes } of items) {
    if (travelMinutes > (asked.withinMinutes ?? Number.POSITIVE_INFINITY))
      throw new Error(`unit ${unit.unitId} is ${travelMinutes} minutes away`);
    const why = substitutes === null ? "" : `, instead of ${asked.productCode}: ${substitutes}`;
    record.tell({
      who: "  Number",
      what: `${rank}: unit ${unit.unitId} (${unit.productCode}) of ${unit.ownerName}; ${reason}${why}`,
    });
  }
  return items;
}

function describe({ productCode, capabilities, withinMinutes, substitutes }: Asked): string {
  const far = withinMinutes === undefined ? [] : [`within ${withinMinutes} minutes`];
  return [productCode, ...capabilities, ...far, ...(substitutes ? ["or what stands in"] : [])].join(", ");
}
