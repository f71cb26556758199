import { cidOf, isSealed, verifyDocument } from "@medequipshare/sdk";
import { defineCommand } from "../terminal/command.ts";
import { bytes32 } from "../terminal/params.ts";

export const verify = defineCommand({
  path: "document verify",
  summary: "Fetch a document and check its bytes here, trusting neither node nor store",
  args: { digest: bytes32("digest", "as the chain holds it") },
  async run({ node }, { digest }) {
    const bytes = await node.document.get({ params: { digest } });
    verifyDocument(bytes, digest);
    const encrypted = isSealed(bytes);
    const data = { digest, cid: cidOf(digest), bytes: bytes.length, verified: true, encrypted };
    return { data, text: `Verified: ${bytes.length} bytes${encrypted ? ", encrypted" : ""}, ${data.cid}.` };
  },
});
