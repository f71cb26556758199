import { defineCommand } from "../terminal/command.ts";
import { credentialArgs, credentialOptions } from "./credential-params.ts";

export const revokeCredential = defineCommand({
  path: "credential revoke",
  summary: "Revoke the credential of a unit's meter or lock, and end its connection",
  args: credentialArgs,
  options: credentialOptions,
  async run(context, { unit: unitId, for: instrument }) {
    await context.signIn();
    await context.node.credential.revoke({ params: { unitId, instrument } });
    return {
      data: { unitId, instrument },
      text: `The ${instrument} of unit ${unitId} can connect no more with your facility's credential.`,
    };
  },
});
