import { readText } from "../source/read-text.ts";
import { embeddedBlock } from "./embedded-block.ts";
import { eventPage, eventTable } from "./event-table.ts";

/** The page of events shows what the contracts emit and what the SDK says of it. */
export async function checkEventTable(): Promise<readonly string[]> {
  const isCurrent = embeddedBlock(readText(eventPage), "events") === (await eventTable());
  return isCurrent ? [] : [`${eventPage} is not current; run node tooling/document/write-event-table.ts`];
}
