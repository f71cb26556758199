import { handOn as move } from "@medequipshare/sdk";
import { defineCommand } from "../terminal/command.ts";
import { text } from "../terminal/params.ts";
import { reportAct } from "../terminal/report-act.ts";
import { readHandOn, requireAllSigned } from "./hand-on-file.ts";

export const handOn = defineCommand({
  path: "handover hand-on send",
  summary: "Send a hand-on that all three have signed; one loan ends and the next begins",
  args: { file: text("file", "with all three signatures") },
  async run(context, { file }) {
    const signed = requireAllSigned(file, readHandOn(file));
    const moved = await move(await context.relay(), signed);
    const { releaserId, receiverId } = signed.handOn.handover;
    return reportAct(
      `The unit went on from facility ${releaserId} to facility ${receiverId}; the first loan can be settled.`,
      moved,
      ["handOnHash", "fromReservationId", "toReservationId"],
    );
  },
});
