// Plain JavaScript for Node 20 and later: everything else in this repository needs Node 24, which this
// script installs. Installing under an older Node would silently leave out packages that state an engine
// (Hardhat's EVM among them), so the install itself runs under the wanted Node, and an install made by any
// other one is redone.
import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const root = join(dirname(fileURLToPath(import.meta.url)), "..");
const wantedNode = JSON.parse(readFileSync(join(root, "package.json"), "utf8")).devDependencies.node;
const stampFile = join(root, "node_modules", ".medequipshare-stamp");

/**
 * What an up-to-date install is made of: the packages that the lockfile puts into node_modules, and the Node
 * version that installs them. Our own packages count only with the commands they link.
 */
function wantedStamp() {
  const { packages } = JSON.parse(readFileSync(join(root, "package-lock.json"), "utf8"));
  const parts = Object.entries(packages).map(([path, entry]) =>
    path.includes("node_modules/") ? [path, entry] : [path, entry.bin],
  );
  return `${createHash("sha256").update(JSON.stringify(parts)).digest("hex")} node-${wantedNode}\n`;
}

function isInstalled(stamp) {
  const node = join(root, "node_modules", ".bin", process.platform === "win32" ? "node.cmd" : "node");
  return existsSync(node) && existsSync(stampFile) && readFileSync(stampFile, "utf8") === stamp;
}

function explainFailure(run) {
  if (run.error) {
    console.error(`bootstrap: could not run npx (${run.error.message}).`);
    console.error("bootstrap: install Node 20 or later together with npm 9 or later, then try again.");
    return;
  }
  console.error(`bootstrap: the install ended with code ${run.status ?? run.signal}.`);
  console.error("bootstrap: it needs the npm registry, about 2 GB of disk and no other npm running here.");
  console.error(`bootstrap: to see it alone, run: npx -y -p node@${wantedNode} -c "npm ci"`);
}

function install(stamp) {
  console.log(`bootstrap: installing dependencies under Node ${wantedNode} (about one minute, once)`);
  const startedAt = Date.now();
  rmSync(stampFile, { force: true });
  const run = spawnSync("npx", ["-y", "-p", `node@${wantedNode}`, "-c", "npm ci --no-progress"], {
    cwd: root,
    stdio: "inherit",
    shell: process.platform === "win32",
  });
  if (run.status !== 0) {
    explainFailure(run);
    process.exit(run.status || 1);
  }
  writeFileSync(stampFile, stamp);
  console.log(`bootstrap: installed in ${Math.round((Date.now() - startedAt) / 1000)} s`);
}

const stamp = wantedStamp();
if (!isInstalled(stamp)) install(stamp);
