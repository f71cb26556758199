import { writePrivateFile } from "../http/key-file.ts";
import { defineCommand } from "../terminal/command.ts";
import { text } from "../terminal/params.ts";
import { credentialArgs, credentialOptions } from "./credential-params.ts";

export const issueCredential = defineCommand({
  path: "credential issue",
  summary:
    "Issue what a unit's meter or lock connects to your node's broker with; the one before ends at once",
  args: credentialArgs,
  options: { ...credentialOptions, out: text("file", "file to write; must not exist") },
  async run(context, { unit: unitId, for: instrument, out: file }) {
    await context.signIn();
    const { mqttUrl } = await context.network();
    const { password, ...credential } = await context.node.credential.issue({
      params: { unitId, instrument },
    });
    const { username } = credential;
    writePrivateFile(file, { username, password });
    return {
      data: { file, ...credential },
      text: `Wrote user name and password of the ${instrument} of unit ${unitId} to ${file}: the password is told nowhere else.\nBroker: ${mqttUrl ?? "none"}, user name: ${username}`,
    };
  },
});
