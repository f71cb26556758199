import { openAsBlob, readFileSync } from "node:fs";
import { access } from "node:fs/promises";
import { fileURLToPath } from "node:url";

const manifest = new URL("../../package.json", import.meta.url);
type Manifest = { readonly dependencies: { readonly "@electric-sql/pglite": string } };

/** Where a build keeps what the engine of this version makes of nothing, which takes it ten times as long as opening one. */
export function newDatabasePath(): string {
  // The file is ours.
  const { dependencies } = JSON.parse(readFileSync(manifest, "utf8")) as Manifest;
  const name = `new-database-${dependencies["@electric-sql/pglite"]}.tar.gz`;
  return fileURLToPath(new URL(`../../dist/${name}`, import.meta.url));
}

/** What an embedded database that is new begins with; undefined when no build has made it, so that the engine does. */
export async function readNewDatabase(): Promise<Blob | undefined> {
  const path = newDatabasePath();
  const isMade = await access(path).then(
    () => true,
    () => false,
  );
  return isMade ? openAsBlob(path, { type: "application/gzip" }) : undefined;
}
