import { parseRoles } from "@medequipshare/domain";
import { accountAddress, appointStaff } from "@medequipshare/sdk";
import { defineCommand } from "../terminal/command.ts";
import { optional, refuseText } from "../terminal/param.ts";
import { address, bytes32, moment, text } from "../terminal/params.ts";
import { reportAct } from "../terminal/report-act.ts";

export const appoint = defineCommand({
  path: "facility appoint",
  summary: "Appoint or change a member of staff by passkey or by wallet",
  options: {
    passkeyX: optional(bytes32("x", "the person's passkey, as their `key show` prints it")),
    passkeyY: optional(bytes32("y", "second coordinate of the passkey")),
    account: optional(address("address", "the person's wallet, or account if it is not the passkey's own")),
    roles: text(
      "roles",
      "administrator, coordinator, operator, biomedical, clinical-lead, finance, auditor, reviewer",
    ),
    until: moment("time", "end of the appointment"),
  },
  async run(context, { passkeyX, passkeyY, account: given, roles, until }) {
    const bits = parseRoles(roles);
    const passkey = passkeyX && passkeyY ? { x: passkeyX, y: passkeyY } : undefined;
    if (passkey === undefined && given === undefined)
      refuseText("passkey", "missing", "name a passkey or an account");
    const { client, addresses } = await context.reader();
    const own = passkey && (await accountAddress(client, addresses, [passkey]));
    const account = given ?? own ?? refuseText("account", "missing", "name a passkey or an account");
    const createAccount = account === own;
    const appointed = await appointStaff(await context.writer(), {
      account,
      roles: bits,
      until,
      passkey,
      createAccount,
    });
    return reportAct(`Appointed ${account} as ${roles}.`, { ...appointed, account, until });
  },
});
