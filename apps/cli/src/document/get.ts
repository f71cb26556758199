import { writeFileSync } from "node:fs";
import { verifyDocument } from "@medequipshare/sdk";
import { defineCommand } from "../terminal/command.ts";
import { flag } from "../terminal/param.ts";
import { bytes32, text } from "../terminal/params.ts";

export const get = defineCommand({
  path: "document get",
  summary: "Fetch a document, check its bytes against the digest and write it to a file",
  args: { digest: bytes32("digest", "as the chain holds it"), file: text("file", "file to write") },
  options: { plain: flag("decrypted by your node; the reading is recorded there") },
  async run(context, { digest, file, plain }) {
    if (plain) await context.signIn();
    const { document } = context.node;
    const bytes = await (plain
      ? document.plain({ params: { digest } })
      : document.get({ params: { digest } }));
    // Decrypted bytes have another digest; the node has checked those it stores.
    if (!plain) verifyDocument(bytes, digest);
    writeFileSync(file, bytes, { mode: 0o600 });
    return { data: { digest, file, bytes: bytes.length }, text: `Wrote ${bytes.length} bytes to ${file}.` };
  },
});
