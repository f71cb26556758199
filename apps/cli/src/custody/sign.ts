import { hashHandover, signHandover } from "@medequipshare/sdk";
import { defineCommand } from "../terminal/command.ts";
import { text } from "../terminal/params.ts";
import { readHandover, writeHandover } from "./handover-file.ts";

export const sign = defineCommand({
  path: "handover sign",
  summary: "Sign a prepared hand-over as its releaser or receiver; the file keeps the signature",
  args: { file: text("file", "as `handover prepare` wrote it") },
  async run(context, { file }) {
    const content = readHandover(file);
    const { handover } = content;
    const { signer } = await context.person();
    const addresses = await context.addresses();
    const signature = await signHandover({ addresses, handover, signer });
    const isReleaser = signer.account.toLowerCase() === handover.releasedBy.toLowerCase();
    writeHandover(file, {
      ...content,
      ...(isReleaser ? { releaserSignature: signature } : { receiverSignature: signature }),
    });
    const party = isReleaser ? "releaser" : "receiver";
    const hash = hashHandover(addresses, handover);
    return { data: { file, party, hash, signature }, text: `Signed ${file} as ${party}.` };
  },
});
