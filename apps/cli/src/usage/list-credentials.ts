import { defineCommand } from "../terminal/command.ts";
import { formatMoment, formatTable } from "../terminal/format.ts";
import { credentialArgs } from "./credential-params.ts";

export const listCredentials = defineCommand({
  path: "credential list",
  summary: "List your facility's credentials for a unit's meter and lock, without passwords",
  args: credentialArgs,
  async run(context, { unit: unitId }) {
    await context.signIn();
    const data = await context.node.credential.list({ params: { unitId } });
    const rows = data.items.map(({ instrument, username, issuedAt, issuedBy }) => [
      instrument,
      username,
      formatMoment(issuedAt),
      issuedBy,
    ]);
    return { data, text: formatTable(["for", "user name", "issued", "by"], rows) };
  },
});
