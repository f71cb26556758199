import { AppError } from "@medequipshare/domain";
import { checkOut as grant, signCheckOut } from "@medequipshare/sdk";
import { defineCommand } from "../terminal/command.ts";
import { bigInteger, text } from "../terminal/params.ts";
import { reportAct } from "../terminal/report-act.ts";
import { readPresence } from "./presence-file.ts";

/** How long the operator's assertion counts, seconds. */
const VALIDITY = 300;

export const checkOut = defineCommand({
  path: "unit check-out",
  summary: "Check a unit out as operator: your passkey and its lock's presence statement open the lock",
  args: { reservation: bigInteger("id", "reservation id of the loan") },
  options: { presence: text("file", "the lock's statement as JSON; - reads it from standard input") },
  async run(context, { reservation: reservationId, presence: path }) {
    const { r, s, ...presence } = readPresence(path);
    const { account, passkey } = await context.person();
    if (passkey === undefined) {
      throw new AppError("access.passkey-unavailable", {
        problem: "a check-out needs a passkey, not a wallet",
      });
    }
    const { unitId, nonce: lockNonce, issuedAt } = presence;
    const request = { reservationId, unitId, operator: account, lockNonce, expiresAt: issuedAt + VALIDITY };
    const assertion = await signCheckOut(await context.addresses(), passkey, request);
    const signed = { presence, signature: { r, s } };
    const granted = await grant(await context.relay(), { request, presence: signed, assertion });
    return reportAct(`Granted: the lock of unit ${unitId} opens for you.`, { ...granted, unitId });
  },
});
