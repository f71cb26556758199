import { parseRoles } from "@medequipshare/domain";
import { accountAddress, appointStaff } from "@medequipshare/sdk";
import { defineCommand } from "../terminal/command.ts";
import { optional, refuseText } from "../terminal/param.ts";
import { address, bytes32, text } from "../terminal/params.ts";
import { reportAct } from "../terminal/report-act.ts";
import { readAcceptance } from "./acceptance-file.ts";
import { appointmentTerms } from "./appointment-terms.ts";

export const appoint = defineCommand({
  path: "facility appoint",
  summary: "Appoint or change a member of staff who has accepted, by passkey or by wallet",
  options: {
    acceptance: optional(
      text("file-or-hex", "what the person's `facility accept` wrote, or its signature; not for yourself"),
    ),
    passkeyX: optional(
      bytes32("x", "the person's passkey, as their `key show` prints it, if no file names it"),
    ),
    passkeyY: optional(bytes32("y", "second coordinate of the passkey")),
    account: optional(address("address", "the person's wallet, or account if it is not the passkey's own")),
    ...appointmentTerms,
  },
  async run(context, { acceptance: given, passkeyX, passkeyY, account: named, roles, until }) {
    const accepted = given === undefined ? undefined : readAcceptance(given);
    const passkey = passkeyX && passkeyY ? { x: passkeyX, y: passkeyY } : accepted?.passkey;
    const { client, addresses } = await context.reader();
    const own = passkey && (await accountAddress(client, addresses, [passkey]));
    const account =
      named ?? accepted?.account ?? own ?? refuseText("account", "missing", "name a passkey or an account");
    const appointed = await appointStaff(await context.writer(), {
      account,
      roles: parseRoles(roles),
      until,
      passkey,
      createAccount: account === own,
      acceptance: accepted?.acceptance,
    });
    return reportAct(`Appointed ${account} as ${roles}.`, { ...appointed, account, until });
  },
});
