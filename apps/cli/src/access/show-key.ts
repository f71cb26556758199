import { formatRoles } from "@medequipshare/domain";
import { getStaff } from "@medequipshare/sdk";
import { defineCommand } from "../terminal/command.ts";
import { formatFields, formatMoment } from "../terminal/format.ts";

export const showKey = defineCommand({
  path: "key show",
  summary: "Show your account, your public key and what you are at which facility",
  async run(context) {
    const { account, passkey } = await context.person();
    const { facilityId, roles, until } = await getStaff(await context.reader(), { account });
    const names = formatRoles(roles);
    const key = passkey?.publicKey;
    return {
      data: { account, passkey: key ?? null, facilityId, roles: names, until },
      text: formatFields({
        account,
        "passkey x": key?.x,
        "passkey y": key?.y,
        facility: facilityId === 0 ? "none" : String(facilityId),
        roles: names.join(", "),
        until: facilityId === 0 ? undefined : formatMoment(until),
      }),
    };
  },
});
