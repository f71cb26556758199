import { signAgreement } from "@medequipshare/sdk";
import type { Hospital } from "../../seed/montana.ts";
import { idOf, jsonBytes, type Stage } from "../stage.ts";
import { YEAR_SECONDS } from "./join.ts";

/** Owner and borrower sign a master agreement of at least a year with a price schedule. */
export async function agree(stage: Stage, owner: Hospital, borrower: Hospital): Promise<void> {
  const ownerId = idOf(stage, owner);
  const borrowerId = idOf(stage, borrower);
  const author = await stage.cast.person(owner, "administrator");
  const recipients = [ownerId, borrowerId];
  const priceSchedule = await author.put({
    kind: "price-schedule",
    bytes: jsonBytes({
      basis: "published terms of each unit",
      currency: "USD",
      since: await stage.clock.now(),
    }),
    recipients,
  });
  const document = await author.put({
    kind: "agreement",
    bytes: jsonBytes({
      title: "Master equipment sharing agreement (invented)",
      lossInTransit: "holder",
      priceSchedule,
    }),
    recipients,
  });
  const from = await stage.clock.now();
  const agreement = {
    ownerId,
    borrowerId,
    from,
    until: from + YEAR_SECONDS + 86_400,
    document,
    priceSchedule,
  };
  for (const place of [owner, borrower]) {
    const administrator = await stage.cast.person(place, "administrator");
    await administrator.read(document);
    const { inForce } = await signAgreement(administrator.writer, agreement);
    stage.record.tell({
      who: administrator.name,
      what: inForce ? "signed the master agreement, now in force" : "signed the master agreement",
    });
  }
  stage.facts.agreement = document;
}
