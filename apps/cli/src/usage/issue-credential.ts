import { reservePrivateFile } from "../http/key-file.ts";
import { defineCommand } from "../terminal/command.ts";
import { text } from "../terminal/params.ts";
import { credentialArgs, credentialOptions } from "./credential-params.ts";

export const issueCredential = defineCommand({
  path: "credential issue",
  summary:
    "Issue what a unit's meter or lock connects to your node's broker with; the one before ends at once",
  args: credentialArgs,
  options: { ...credentialOptions, out: text("file", "file to write; must not exist") },
  async run(context, { unit: unitId, for: instrument, out }) {
    await context.signIn();
    const { mqttUrl } = await context.network();
    // Before the node ends the credential in use: the new password must have a place.
    using file = reservePrivateFile(out);
    const { password, ...credential } = await context.node.credential.issue({
      params: { unitId, instrument },
    });
    const { username } = credential;
    file.fill({ username, password });
    return {
      data: { file: out, ...credential },
      text: `Wrote user name and password of the ${instrument} of unit ${unitId} to ${out}: the password is told nowhere else.\nBroker: ${mqttUrl ?? "none"}, user name: ${username}`,
    };
  },
});
