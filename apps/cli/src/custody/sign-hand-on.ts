import { hashHandOn, signHandOn as signStatement } from "@medequipshare/sdk";
import { defineCommand } from "../terminal/command.ts";
import { text } from "../terminal/params.ts";
import { partyOf, readHandOn, writeHandOn } from "./hand-on-file.ts";

export const signHandOn = defineCommand({
  path: "handover hand-on sign",
  summary: "Sign a prepared hand-on as releaser, receiver or owner; the file keeps the signature",
  args: { file: text("file", "as `handover hand-on prepare` wrote it") },
  async run(context, { file }) {
    const content = readHandOn(file);
    const { handOn } = content;
    const { signer } = await context.person();
    const addresses = await context.addresses();
    // Refuses whoever is no party.
    const signature = await signStatement({ addresses, handOn, signer });
    const party = partyOf(handOn, signer.account) ?? "owner";
    writeHandOn(file, { ...content, [`${party}Signature`]: signature });
    const hash = hashHandOn(addresses, handOn);
    return { data: { file, party, hash, signature }, text: `Signed ${file} as ${party}.` };
  },
});
