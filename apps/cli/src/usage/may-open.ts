import { mayOpen as ask } from "@medequipshare/sdk";
import { defineCommand } from "../terminal/command.ts";
import { address, bytes32, integer } from "../terminal/params.ts";

export const mayOpen = defineCommand({
  path: "lock may-open",
  summary: "Ask the chain, as a lock does, whether it may open",
  args: { unit: integer("id", "unit id") },
  options: {
    operator: address("address", "the operator's account"),
    nonce: bytes32("bytes", "the lock's nonce"),
  },
  async run(context, { unit: unitId, operator, nonce: lockNonce }) {
    const allowed = await ask(await context.reader(), { unitId, operator, lockNonce });
    return {
      data: { unitId, operator, mayOpen: allowed },
      text: allowed ? "It may open." : "It stays closed.",
    };
  },
});
