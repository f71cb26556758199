// `node tooling/document/count-places.ts [--commit HASH] setReserveFloor ReserveFloorSet`: lists the places in which an act
// and its event stand, by the rule of places.ts, and says how many there are.
import { execFileSync } from "node:child_process";
import { parseArgs } from "node:util";
import { root } from "../run/root.ts";
import { listPlaces, type Mention, spellings } from "./places.ts";

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { commit: { type: "string", default: "HEAD" } },
});

function git(...args: readonly string[]): string {
  return execFileSync("git", args, { cwd: root, encoding: "utf8", maxBuffer: 256 * 1024 * 1024 });
}

/** Every line of every file of the commit that may name the subject; what names it is told by the rule. */
function listMentions(): readonly Mention[] {
  const likely = positionals.map((name) => name.split(/(?<=[a-z])(?=[A-Z])/).join("[-_ ]?")).join("|");
  const inLines = git("grep", "-n", "-i", "-I", "-E", likely, values.commit, "--", ".")
    .split("\n")
    .flatMap((found) => {
      const [, path = "", line = "", text = ""] = /^[^:]*:([^:]+):(\d+):(.*)$/.exec(found) ?? [];
      return path === "" ? [] : [{ path, line: Number(line), text }];
    });
  const inPaths = git("ls-tree", "-r", "--name-only", values.commit)
    .split("\n")
    .map((path) => ({ path, line: 1, text: "" }));
  return [...inPaths, ...inLines];
}

const places = listPlaces(positionals.map(spellings), listMentions());
for (const place of places) console.log(place);
console.log(`${places.length} places at ${git("rev-parse", "--short", values.commit).trim()}`);
