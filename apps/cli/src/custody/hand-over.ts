import { handOver as move } from "@medequipshare/sdk";
import { defineCommand } from "../terminal/command.ts";
import { text } from "../terminal/params.ts";
import { reportAct } from "../terminal/report-act.ts";
import { readHandover, requireSigned } from "./handover-file.ts";

export const handOver = defineCommand({
  path: "handover send",
  summary: "Send a hand-over that both have signed; custody changes",
  args: { file: text("file", "with both signatures") },
  async run(context, { file }) {
    const signed = requireSigned(file, readHandover(file));
    const moved = await move(await context.relay(), signed);
    const { releaserId, receiverId } = signed.handover;
    return reportAct(
      `The unit is now in the hands of facility ${receiverId}, no longer of ${releaserId}.`,
      moved,
      ["handoverHash"],
    );
  },
});
