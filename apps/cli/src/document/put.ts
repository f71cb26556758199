import { documentKind, documentMediaType } from "@medequipshare/protocol";
import { storeDocument } from "../http/store-document.ts";
import { defineCommand } from "../terminal/command.ts";
import { formatFields } from "../terminal/format.ts";
import { flag, list, optional, withDefault } from "../terminal/param.ts";
import { choice, integer, text } from "../terminal/params.ts";

export const put = defineCommand({
  path: "document put",
  summary:
    "Store a document of at most 1 MiB; private ones are encrypted to your facility and the recipients",
  args: { path: text("file", "file to store") },
  options: {
    kind: withDefault(choice("kind", "what it is", documentKind.options), "other", "other"),
    private: flag("encrypt it"),
    recipients: optional(list(integer("id", "facilities that may read it; implies --private"))),
    mediaType: optional(choice("type", "what the file is", documentMediaType.options)),
  },
  async run(context, { path, kind, private: isPrivate, recipients, mediaType }) {
    const data = await storeDocument(context, { path, kind, isPrivate, recipients, mediaType });
    const { digest, cid, bytes, visibility } = data;
    return { data, text: formatFields({ digest, cid, bytes: String(bytes), visibility }) };
  },
});
