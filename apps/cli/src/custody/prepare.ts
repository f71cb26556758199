import { hashHandover, prepareHandover } from "@medequipshare/sdk";
import { digestOrFile } from "../http/store-document.ts";
import { defineCommand } from "../terminal/command.ts";
import { address, bigInteger, integer, text } from "../terminal/params.ts";
import { writeHandover } from "./handover-file.ts";

export const prepare = defineCommand({
  path: "handover prepare",
  summary: "Write the hand-over both parties will sign, with the meter's counter from the chain",
  args: { reservation: bigInteger("id", "reservation id"), file: text("file", "file to write") },
  options: {
    from: integer("id", "facility that releases the unit"),
    to: integer("id", "facility that receives it"),
    releasedBy: address("address", "account of who signs for the releaser"),
    receivedBy: address("address", "account of who signs for the receiver"),
    loanPack: text("file", "loan pack as JSON, or the digest of a stored one"),
  },
  async run(context, { reservation: reservationId, file, from, to, releasedBy, receivedBy, loanPack: path }) {
    const loanPack = await digestOrFile(context, { path, kind: "loan-pack", recipients: [from, to] });
    const reader = await context.reader();
    const { timestamp } = await reader.client.getBlock();
    const handover = await prepareHandover(reader, {
      reservationId,
      releaserId: from,
      receiverId: to,
      releasedBy,
      receivedBy,
      loanPack,
      signedAt: Number(timestamp),
    });
    writeHandover(file, { handover });
    const hash = hashHandover(reader.addresses, handover);
    return {
      data: { file, handover, hash },
      text: `Wrote hand-over ${handover.sequence} of loan ${reservationId} to ${file}.\nBoth now run: handover sign ${file}`,
    };
  },
});
