import { signAgreement as sign } from "@medequipshare/sdk";
import { digestOrFile } from "../http/store-document.ts";
import { defineCommand } from "../terminal/command.ts";
import { integer, moment, text } from "../terminal/params.ts";
import { reportAct } from "../terminal/report-act.ts";

export const signAgreement = defineCommand({
  path: "agreement sign",
  summary: "Sign a master agreement for your facility; in force once both parties signed the same one",
  options: {
    owner: integer("id", "facility that lends"),
    borrower: integer("id", "facility that borrows"),
    from: moment("time", "begin"),
    until: moment("time", "end, at least 365 days later"),
    document: text("file", "the agreement, or the digest the other party signed"),
    prices: text("file", "the price schedule, or its digest"),
  },
  async run(context, { owner: ownerId, borrower: borrowerId, from, until, document: path, prices }) {
    const recipients = [ownerId, borrowerId];
    const document = await digestOrFile(context, { path, kind: "agreement", recipients });
    const priceSchedule = await digestOrFile(context, { path: prices, kind: "price-schedule", recipients });
    const agreement = { ownerId, borrowerId, from, until, document, priceSchedule };
    const signed = await sign(await context.writer(), agreement);
    const outcome = signed.inForce ? "it is in force" : "the other party must sign the same";
    return reportAct(`Signed: ${outcome}.`, { ...signed, from, until, document, priceSchedule });
  },
});
