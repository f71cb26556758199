import { formatUsd, type Terms } from "@medequipshare/domain";
import { signAgreement } from "@medequipshare/sdk";
import type { Hospital } from "../../seed/montana.ts";
import { idOf, jsonBytes, type Stage } from "../stage.ts";
import { YEAR_SECONDS } from "./join.ts";

/** Owner and borrower sign a master agreement of at least a year with the prices of the owner's ventilators. */
export async function agree(stage: Stage, owner: Hospital, borrower: Hospital, terms: Terms): Promise<void> {
  const ownerId = idOf(stage, owner);
  const borrowerId = idOf(stage, borrower);
  const author = await stage.cast.person(owner, "administrator");
  const recipients = [ownerId, borrowerId];
  const priceSchedule = await author.put({
    kind: "price-schedule",
    bytes: jsonBytes({ currency: "USD", since: await stage.clock.now(), prices: [priceOf("CBK", terms)] }),
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
    await administrator.read(priceSchedule);
    const { inForce } = await signAgreement(administrator.writer, agreement);
    stage.record.tell({
      who: administrator.name,
      what: `read and signed the master agreement with its prices${inForce ? ", now in force" : ""}`,
    });
  }
  stage.facts.agreement = document;
}

/** A line of the price schedule: what a unit of this type costs, in dollars. */
function priceOf(productCode: string, { ratePerHour, contributionPerHour, deposit, lateFeePerHour }: Terms) {
  return {
    productCode,
    ratePerHour: formatUsd(ratePerHour),
    contributionPerHour: formatUsd(contributionPerHour),
    deposit: formatUsd(deposit),
    lateFeePerHour: formatUsd(lateFeePerHour),
  };
}
