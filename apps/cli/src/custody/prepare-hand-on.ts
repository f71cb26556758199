import { prepareHandOn as complete, getReservation, hashHandOn } from "@medequipshare/sdk";
import { digestOrFile } from "../http/store-document.ts";
import { defineCommand } from "../terminal/command.ts";
import { address, bigInteger, text } from "../terminal/params.ts";
import { writeHandOn } from "./hand-on-file.ts";

export const prepareHandOn = defineCommand({
  path: "handover hand-on prepare",
  summary: "Write what both borrowers and the owner sign so that a unit goes on without the way home",
  args: {
    reservation: bigInteger("id", "id of the loan that ends"),
    next: bigInteger("id", "id of the confirmed reservation that becomes a loan"),
    file: text("file", "file to write"),
  },
  options: {
    releasedBy: address("address", "account of who signs for the borrower that has the unit"),
    receivedBy: address("address", "account of who signs for the next borrower"),
    consentedBy: address("address", "account of who signs for the owner"),
    loanPack: text("file", "loan pack as JSON, or the digest of a stored one"),
  },
  async run(
    context,
    { reservation: reservationId, next: nextReservationId, file, loanPack: path, ...people },
  ) {
    const reader = await context.reader();
    const [ending, next] = await Promise.all([
      getReservation(reader, { reservationId }),
      getReservation(reader, { reservationId: nextReservationId }),
    ]);
    const recipients = [ending.reservation.borrowerId, next.reservation.borrowerId, ending.ownerId];
    const loanPack = await digestOrFile(context, { path, kind: "loan-pack", recipients });
    const { timestamp } = await reader.client.getBlock();
    const told = { reservationId, nextReservationId, ...people, loanPack, signedAt: Number(timestamp) };
    const handOn = await complete(reader, told);
    writeHandOn(file, { handOn });
    const hash = hashHandOn(reader.addresses, handOn);
    return {
      data: { file, handOn, hash },
      text: `Wrote the hand-on from loan ${reservationId} to reservation ${nextReservationId} to ${file}.\nAll three now run: handover hand-on sign ${file}`,
    };
  },
});
