import { createSoftwarePasskey, softwarePasskey } from "@medequipshare/sdk";
import { generatePrivateKey } from "viem/accounts";
import { type KeyFile, readKeyFile, writeKeyFile } from "../http/key-file.ts";
import { defineCommand } from "../terminal/command.ts";
import { formatFields } from "../terminal/format.ts";
import { flag, withDefault } from "../terminal/param.ts";
import { text } from "../terminal/params.ts";

export const createKey = defineCommand({
  path: "key create",
  summary: "Make a software passkey (or a wallet) and write it to a file only you can read",
  args: { file: text("file", "file to write; must not exist") },
  options: {
    rpId: withDefault(text("host", "host name of the node's pages"), "localhost", "localhost"),
    wallet: flag("make a plain wallet that pays its own gas instead"),
  },
  async run(_context, { file, rpId, wallet }) {
    const key: KeyFile = wallet
      ? { kind: "wallet", privateKey: generatePrivateKey() }
      : await createSoftwarePasskey(rpId);
    writeKeyFile(file, key);
    const kept = readKeyFile(file);
    const { kind } = kept;
    const wrote = `Wrote a ${kind} to ${file}. Whoever reads this file can act as you.`;
    if (kept.kind === "wallet") return { data: { file, kind }, text: wrote };
    const { x, y } = (await softwarePasskey(kept)).publicKey;
    return { data: { file, kind, passkey: { x, y } }, text: `${wrote}\n${formatFields({ x, y })}` };
  },
});
