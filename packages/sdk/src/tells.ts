// What events tell and what their arguments mean, without ABIs: for pages, feeds, notifications and the read model.
import type { ToldEventOf } from "./chain/told-event.ts";
import { custodySentences } from "./custody/sentences.ts";
import { equipmentSentences } from "./equipment/sentences.ts";
import { facilitySentences } from "./facility/sentences.ts";
import { maintenanceSentences } from "./maintenance/sentences.ts";
import { reservationSentences } from "./reservation/sentences.ts";
import { settlementSentences } from "./settlement/sentences.ts";
import { usageSentences } from "./usage/sentences.ts";

export { type IgnoredEvent, isIgnored } from "./chain/ignored-events.ts";
export { type Meaning, meanings, valuesMeaning } from "./chain/meanings.ts";
export type { ToldEvent } from "./chain/told-event.ts";

const sentences: Readonly<Record<ToldEventOf, string>> = {
  ...facilitySentences,
  ...equipmentSentences,
  ...reservationSentences,
  ...custodySentences,
  ...usageSentences,
  ...maintenanceSentences,
  ...settlementSentences,
};

/** What an event tells everybody, in one English sentence; nothing when no contract of ours emits one of that name. */
export function sentenceOf(eventName: string): string | undefined {
  return Object.entries(sentences).find(([name]) => name === eventName)?.[1];
}
